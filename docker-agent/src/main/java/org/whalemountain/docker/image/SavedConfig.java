package org.whalemountain.docker.image;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.whalemountain.docker.engine.Labels;

/**
 * An image's configuration as far as it is known (github.com/opencontainers/image-spec, config.md,
 * and Docker's additions); the rest is not handed on. The same one always becomes the same bytes,
 * so an image has one id wherever it is brought in.
 *
 * @param architecture in Go's word, such as {@code amd64}
 * @param variant of the architecture
 * @param os only {@code linux} is brought in
 * @param created RFC 3339
 * @param author free text
 * @param config what containers get
 * @param rootfs its layers
 * @param history how it was made; left out where it does not fit the layers
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SavedConfig(
    String architecture,
    String variant,
    String os,
    String created,
    String author,
    Settings config,
    RootFs rootfs,
    List<Step> history) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST = 4 * 1024 * 1024;
  private static final String DIFF = "sha256:[0-9a-f]{64}";

  /** What containers get. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Settings(
      @JsonProperty("User") String user,
      @JsonProperty("ExposedPorts") Map<String, Object> ports,
      @JsonProperty("Env") List<String> environments,
      @JsonProperty("Entrypoint") List<String> entrypoint,
      @JsonProperty("Cmd") List<String> command,
      @JsonProperty("Volumes") Map<String, Object> volumes,
      @JsonProperty("WorkingDir") String directory,
      @JsonProperty("Labels") Map<String, String> labels,
      @JsonProperty("StopSignal") String stopSignal,
      @JsonProperty("Healthcheck") Healthcheck healthcheck,
      @JsonProperty("Shell") List<String> shell) {

    Settings {
      ports = keys(ports);
      environments = words(environments);
      entrypoint = words(entrypoint);
      command = words(command);
      volumes = keys(volumes);
      shell = words(shell);
    }

    private Settings ofOwner(String account, String source) {
      var all = new LinkedHashMap<String, String>();
      if (labels != null) {
        labels.forEach(
            (key, value) -> {
              if (!key.toLowerCase(Locale.ROOT).startsWith(Labels.PREFIX)) {
                all.put(key, Objects.toString(value, ""));
              }
            });
      }
      all.put(Labels.OWNER, account);
      all.put(Labels.SOURCE, source);
      return new Settings(
          user,
          ports,
          environments,
          entrypoint,
          command,
          volumes,
          directory,
          all,
          stopSignal,
          healthcheck,
          shell);
    }

    private static Map<String, Object> keys(Map<String, Object> set) {
      if (set == null) {
        return null;
      }
      var keys = new LinkedHashMap<String, Object>();
      set.keySet().forEach(key -> keys.put(key, Map.of()));
      return keys;
    }

    private static List<String> words(List<String> words) {
      return words == null ? null : words.stream().filter(Objects::nonNull).toList();
    }
  }

  /** Times are in nanoseconds. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Healthcheck(
      @JsonProperty("Test") List<String> test,
      @JsonProperty("Interval") Long interval,
      @JsonProperty("Timeout") Long timeout,
      @JsonProperty("StartPeriod") Long startPeriod,
      @JsonProperty("Retries") Integer retries) {}

  /** SHA-256 of each layer's uncompressed archive, the lowest first. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record RootFs(String type, @JsonProperty("diff_ids") List<String> diffs) {
    RootFs {
      diffs = diffs == null ? List.of() : diffs.stream().map(String::valueOf).toList();
    }
  }

  /** One instruction; without a layer where {@code empty} says so. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(
      String created,
      String author,
      @JsonProperty("created_by") String createdBy,
      String comment,
      @JsonProperty("empty_layer") Boolean empty) {

    private Step sound() {
      return new Step(time(created), author, createdBy, comment, empty);
    }
  }

  /**
   * Its bytes as they came.
   *
   * @throws IOException where they are more than any real image's
   */
  static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("the image's configuration is too large");
    }
    return Files.readAllBytes(file);
  }

  /**
   * Reads it without believing anything but its layers' hashes, which are compared with what came.
   *
   * @throws IOException where it is no image's configuration, or not one for Linux
   */
  static SavedConfig read(byte[] json) throws IOException {
    SavedConfig told;
    try {
      told = JSON.readValue(json, SavedConfig.class);
    } catch (JsonProcessingException e) {
      // its message would quote what a student wrote
      throw new IOException("the image's configuration cannot be read");
    }
    if (told == null || told.rootfs == null || !"layers".equals(told.rootfs.type)) {
      throw new IOException("the image's configuration names no layers");
    }
    if (!told.rootfs.diffs.stream().allMatch(diff -> diff.matches(DIFF))) {
      throw new IOException("the image's configuration names layers by something else");
    }
    if (!"linux".equals(told.os)) {
      throw new IOException("the image is not for Linux");
    }
    return told;
  }

  List<String> diffs() {
    return rootfs.diffs;
  }

  /**
   * The same image as the account's: labels of ours are removed, whatever they say, and set anew.
   *
   * @param source its id in the build engine
   */
  byte[] ofOwner(String account, String source) throws IOException {
    var settings =
        config == null
            ? new Settings(null, null, null, null, null, null, null, null, null, null, null)
            : config;
    var owned =
        new SavedConfig(
            architecture,
            variant,
            os,
            time(created),
            author,
            settings.ofOwner(account, source),
            rootfs,
            soundHistory());
    return JSON.writeValueAsString(owned).getBytes(StandardCharsets.UTF_8);
  }

  private List<Step> soundHistory() {
    if (history == null || history.stream().anyMatch(Objects::isNull)) {
      return null;
    }
    var layers = history.stream().filter(step -> !Boolean.TRUE.equals(step.empty)).count();
    return layers == rootfs.diffs.size() ? history.stream().map(Step::sound).toList() : null;
  }

  private static String time(String text) {
    try {
      return text == null || OffsetDateTime.parse(text) == null ? null : text;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
