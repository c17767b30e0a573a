package org.whalemountain.k8s.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.whalemountain.api.container.ContainerSpec;

/**
 * What an annotation tells of an order beside what the pod does: the cluster writes sizes in its
 * own way.
 *
 * @param cpus processors
 * @param memoryMiB memory
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Note(double cpus, int memoryMiB) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static String write(ContainerSpec spec) {
    try {
      return JSON.writeValueAsString(new Note(spec.cpus(), spec.memoryMiB()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("two numbers are always JSON", e);
    }
  }

  /** Nothing where there is none, or somebody else wrote it. */
  static Optional<Note> read(String annotation) {
    try {
      return annotation == null
          ? Optional.empty()
          : Optional.of(JSON.readValue(annotation, Note.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
