package org.whalemountain.docker.container;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.docker.meter.Meters;

/** How many were in which status at the last list of all. */
final class StatusCount {
  private static final List<ContainerStatus> REPORTED =
      List.of(
          ContainerStatus.CREATING,
          ContainerStatus.RUNNING,
          ContainerStatus.STOPPED,
          ContainerStatus.FAILED);

  private volatile Map<ContainerStatus, Long> last = Map.of();

  StatusCount() {
    REPORTED.forEach(
        status -> Meters.CONTAINERS.ask(() -> last.getOrDefault(status, 0L), status.text()));
  }

  void note(List<ContainerReport> all) {
    last =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    ContainerReport::status,
                    () -> new EnumMap<>(ContainerStatus.class),
                    Collectors.mapping(Function.identity(), Collectors.counting())));
  }
}
