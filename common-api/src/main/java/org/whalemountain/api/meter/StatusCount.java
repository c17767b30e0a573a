package org.whalemountain.api.meter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;

/** How many containers were in which status at the last list of all of an agent. */
public final class StatusCount {
  private static final List<ContainerStatus> REPORTED =
      List.of(
          ContainerStatus.CREATING,
          ContainerStatus.RUNNING,
          ContainerStatus.STOPPED,
          ContainerStatus.FAILED);

  private volatile Map<ContainerStatus, Long> last = Map.of();

  /**
   * Measured from now on.
   *
   * @param containers with the tag {@code status}
   */
  public StatusCount(Measure containers) {
    REPORTED.forEach(status -> containers.ask(() -> last.getOrDefault(status, 0L), status.text()));
  }

  /** Takes a list of all over. */
  public void note(List<ContainerReport> all) {
    last =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    ContainerReport::status,
                    () -> new EnumMap<>(ContainerStatus.class),
                    Collectors.mapping(Function.identity(), Collectors.counting())));
  }
}
