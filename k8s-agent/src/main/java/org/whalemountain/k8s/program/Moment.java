package org.whalemountain.k8s.program;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.Optional;
import org.whalemountain.k8s.lent.Lent;

/**
 * One look at a container whose program's end somebody waits for.
 *
 * @param isThere whether the container was not deleted
 * @param isRunning whether its program runs, also on its last seconds
 * @param pod the id of its pod; empty where it has none
 * @param starts how often its program was started again in that pod
 * @param code how it ended, where it does not run; else how the one before did; null where nobody
 *     tells
 */
record Moment(boolean isThere, boolean isRunning, String pod, int starts, Integer code) {

  /** Where there is none any more. */
  static final Moment GONE = new Moment(false, false, "", 0, null);

  /**
   * An end of a program.
   *
   * @param code its exit code; null where it was not learnt
   */
  record End(Integer code) {}

  static Moment of(Lent lent) {
    var pod =
        lent.pods().stream()
            .filter(it -> it.getStatus() != null)
            .max(Comparator.comparing(it -> it.getMetadata().getCreationTimestamp()));
    var status = pod.flatMap(Moment::status);
    return new Moment(
        true,
        status.map(ContainerStatus::getState).map(ContainerState::getRunning).isPresent(),
        pod.map(it -> it.getMetadata().getUid()).orElse(""),
        status.map(ContainerStatus::getRestartCount).orElse(0),
        status.map(Moment::code).orElse(null));
  }

  /**
   * The end of what ran in an earlier moment, or would run next; nothing while there is none.
   *
   * @param isNext whether one that does not run is waited for as well
   */
  Optional<End> since(Moment first, boolean isNext) {
    if (!isThere) {
      return Optional.of(new End(first.isRunning ? null : first.code));
    }
    var isSamePod = pod.equals(first.pod);
    var isAnother = !isSamePod || starts > first.starts;
    if (!first.isRunning) {
      return !isNext || (isAnother && !isRunning && code != null)
          ? Optional.of(new End(code))
          : Optional.empty();
    }
    if (isAnother) {
      return Optional.of(new End(isSamePod ? code : null));
    }
    return isRunning ? Optional.empty() : Optional.of(new End(code));
  }

  private static Optional<ContainerStatus> status(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> status.getName().equals(Lent.CONTAINER))
        .findFirst();
  }

  private static Integer code(ContainerStatus status) {
    return code(status.getState()).or(() -> code(status.getLastState())).orElse(null);
  }

  private static Optional<Integer> code(ContainerState state) {
    return Optional.ofNullable(state)
        .map(ContainerState::getTerminated)
        .map(ended -> ended.getExitCode());
  }
}
