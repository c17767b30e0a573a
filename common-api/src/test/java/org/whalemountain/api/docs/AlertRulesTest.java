package org.whalemountain.api.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An alert on a meter that nobody has never fires. */
class AlertRulesTest {

  private static final Path ROOT =
      Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));
  private static final Pattern ASKED = Pattern.compile("\\b(whalemountain_[a-z_]+)\\b");
  private static final Pattern MEASURED = Pattern.compile("^\\| `(whalemountain_[a-z_]+)` ");

  @Test
  void everyMeterOfARuleIsMeasured() throws IOException {
    var measured =
        Files.readString(ROOT.resolve("docs/reference/metrics.md"))
            .lines()
            .map(MEASURED::matcher)
            .filter(row -> row.find())
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    var asked =
        ASKED
            .matcher(Files.readString(ROOT.resolve("deploy/prometheus/alerts.yaml")))
            .results()
            .map(found -> found.group(1).replaceAll("_(bucket|count|sum)$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(asked).isNotEmpty();
    assertThat(measured).containsAll(asked);
  }
}
