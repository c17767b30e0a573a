package org.whalemountain.api.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinksTest {

  private static final Path ROOT =
      Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  @Test
  void everyLinkToAFileOfOursLeadsSomewhere() throws IOException {
    assertThat(pages().stream().flatMap(LinksTest::broken)).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    try (var top = Files.list(ROOT);
        var below = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, below)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static Stream<String> broken(Path page) {
    try {
      return LINK
          .matcher(Files.readString(page))
          .results()
          .map(link -> link.group(1))
          .filter(link -> !link.matches("(https?|mailto):.*|#.*"))
          .filter(link -> !Files.exists(page.resolveSibling(link.replaceAll("#.*", ""))))
          .map(link -> ROOT.relativize(page) + " -> " + link)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
