package org.whalemountain.api.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalemountain.api.meter.Measure;

import static org.assertj.core.api.Assertions.assertThat;

/** The reference page of what is measured; each service answers for its own section. */
public final class MeterPage {

  private static final Path PAGE =
      Path.of(System.getProperty("maven.multiModuleProjectDirectory"), "docs/reference/metrics.md");
  private static final Pattern OURS =
      Pattern.compile("^# TYPE (whalemountain_\\w+?)(_total)? (\\w+)", Pattern.MULTILINE);

  private MeterPage() {}

  /** Fails where the section differs from what the service measures. */
  public static void compare(String service, List<Measure> measures) {
    var begin = "<!-- " + service + ": generated -->\n";
    var end = "<!-- end -->";
    try {
      var page = Files.readString(PAGE);
      var from = page.indexOf(begin) + begin.length();
      var to = page.indexOf(end, from);
      var expected = table(measures);
      if (Boolean.getBoolean("whalemountain.docs.write")) {
        Files.writeString(PAGE, page.substring(0, from) + expected + page.substring(to));
      } else {
        assertThat(page.substring(from, to))
            .as("write it anew with -Dwhalemountain.docs.write=true")
            .isEqualTo(expected);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of ours that the running service tells Prometheus, as they stand on the page. */
  public static TreeSet<String> served(URI service, String token) {
    var told = Call.to(service).as(token).get("/q/metrics").expect(200).text();
    return OURS.matcher(told)
        .results()
        // one format names a counter with its ending, another without
        .map(found -> found.group(1) + (found.group(3).equals("counter") ? "_total" : ""))
        // Prometheus' own maximum beside each histogram
        .filter(name -> !name.endsWith("_max"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String table(List<Measure> measures) {
    var rows =
        measures.stream()
            .map(
                measure ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            measure.prometheusName(),
                            measure.kind().name().toLowerCase(Locale.ROOT),
                            measure.tags().isEmpty()
                                ? ""
                                : "`" + String.join("`, `", measure.tags()) + "`",
                            measure.meaning()))
            .collect(Collectors.joining());
    return "\n| meter | kind | labels | meaning |\n| --- | --- | --- | --- |\n" + rows + "\n";
  }
}
