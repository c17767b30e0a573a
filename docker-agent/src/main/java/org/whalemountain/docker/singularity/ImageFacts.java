package org.whalemountain.docker.singularity;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ExposedPort;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.docker.image.ImageReports;

/**
 * What an image says of itself, as far as the file needs it.
 *
 * @param report for the contract
 * @param architecture in Go's word for it, such as {@code amd64}
 * @param createdAt never before 1970
 * @param environments {@code KEY=value}
 * @param entrypoint words, maybe none
 * @param command words, maybe none
 * @param labels of the image
 * @param unused what Singularity does not use, one instruction a line
 */
record ImageFacts(
    ImageReport report,
    String architecture,
    Instant createdAt,
    List<String> environments,
    List<String> entrypoint,
    List<String> command,
    Map<String, String> labels,
    List<String> unused) {

  static ImageFacts of(InspectImageResponse image) {
    var created = instant(image.getCreated());
    var config = image.getConfig() == null ? new ContainerConfig() : image.getConfig();
    return new ImageFacts(
        ImageReports.of(image, created),
        Objects.toString(image.getArch(), "amd64"),
        created,
        words(config.getEnv()),
        words(config.getEntrypoint()),
        words(config.getCmd()),
        config.getLabels() == null ? Map.of() : config.getLabels(),
        unused(config));
  }

  /** The id without its algorithm. */
  String hex() {
    return report.id().substring(report.id().indexOf(':') + 1);
  }

  private static List<String> unused(ContainerConfig config) {
    var lines = new ArrayList<String>();
    if (config.getUser() != null && !config.getUser().isEmpty()) {
      lines.add("USER " + config.getUser());
    }
    if (config.getWorkingDir() != null && !config.getWorkingDir().isEmpty()) {
      lines.add("WORKDIR " + config.getWorkingDir());
    }
    if (config.getVolumes() != null) {
      config.getVolumes().keySet().stream().sorted().forEach(at -> lines.add("VOLUME " + at));
    }
    if (config.getExposedPorts() != null) {
      Arrays.stream(config.getExposedPorts())
          .map(ExposedPort::toString)
          .sorted()
          .forEach(port -> lines.add("EXPOSE " + port));
    }
    return List.copyOf(lines);
  }

  private static List<String> words(String[] words) {
    return words == null ? List.of() : List.of(words);
  }

  private static Instant instant(String text) {
    try {
      var told = OffsetDateTime.parse(String.valueOf(text)).toInstant();
      return told.isBefore(Instant.EPOCH) ? Instant.EPOCH : told;
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
