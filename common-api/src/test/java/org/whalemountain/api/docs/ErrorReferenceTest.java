package org.whalemountain.api.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorReferenceTest {

  private static final Path PAGE =
      Path.of(
          System.getProperty("maven.multiModuleProjectDirectory", ".."),
          "docs/reference/errors.md");

  /** An entry's head and the line below it, which gives status and title. */
  private static final Pattern ENTRY =
      Pattern.compile("^## ([a-z-]+)\\n\\n\\*\\*(\\d{3})\\*\\* (.+)\\.$", Pattern.MULTILINE);

  @Test
  void thePageHasAnEntryForEachCodeAndNoOther() throws IOException {
    var written = new TreeMap<String, String>();
    var entries = ENTRY.matcher(Files.readString(PAGE));
    while (entries.find()) {
      written.put(entries.group(1), entries.group(2) + " " + entries.group(3));
    }
    Map<String, String> known =
        Arrays.stream(ErrorCode.values())
            .collect(
                Collectors.toMap(
                    ErrorCode::code, code -> code.status() + " " + code.title().english()));
    assertThat(written).containsExactlyInAnyOrderEntriesOf(known);
  }

  @Test
  void everyHeadOnThePageIsAnEntry() throws IOException {
    var page = Files.readString(PAGE);
    var heads = page.lines().filter(line -> line.startsWith("## ")).count();
    assertThat(ENTRY.matcher(page).results()).hasSize((int) heads);
  }
}
