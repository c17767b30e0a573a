package org.whalemountain.docker.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.Launch;
import org.whalemountain.docker.engine.Labels;

/**
 * What a label tells of an order that the engine mixes with what the image brings. Values of
 * environments are no label's: labels are in every list.
 *
 * @param environments keys of those that were ordered, in their order
 * @param hasCommand whether a command was ordered
 * @param cpus processors
 * @param memoryMiB limit for memory and swap together
 * @param launch how its program is started; null for the usual way
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record DefinitionLabel(
    List<String> environments, boolean hasCommand, double cpus, int memoryMiB, Launch launch) {
  private static final ObjectMapper JSON = new ObjectMapper();

  DefinitionLabel {
    environments = environments == null ? List.of() : List.copyOf(environments);
  }

  static String write(ContainerSpec spec) {
    var label =
        new DefinitionLabel(
            spec.environments().stream().map(DefinitionLabel::key).toList(),
            !spec.command().isEmpty(),
            spec.cpus(),
            spec.memoryMiB(),
            spec.launch());
    try {
      return JSON.writeValueAsString(label);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values is always JSON", e);
    }
  }

  /** Nothing where there is none, or somebody else wrote it. */
  static Optional<DefinitionLabel> read(String label) {
    try {
      return label == null || label.isBlank()
          ? Optional.empty()
          : Optional.of(JSON.readValue(label, DefinitionLabel.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** How a container's program is started, by its labels. */
  static Launch launch(Map<String, String> labels) {
    return Launch.of(read(labels.get(Labels.DEFINITION)).map(DefinitionLabel::launch).orElse(null));
  }

  /** What stands before the first equals sign. */
  static String key(String environment) {
    var end = environment.indexOf('=');
    return end < 0 ? environment : environment.substring(0, end);
  }
}
