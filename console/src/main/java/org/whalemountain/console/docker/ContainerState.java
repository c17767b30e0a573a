package org.whalemountain.console.docker;

import java.time.Duration;
import java.time.Instant;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.console.container.ContainerView;

/**
 * How a container is, in the engine's words.
 *
 * @param word created, running, exited, removing or dead
 * @param exitCode 0 where it has not ended
 * @param startedAt null where that is not known
 * @param finishedAt null where it has not ended
 * @param detail our own words, where the status needs some; else null
 */
record ContainerState(
    String word, int exitCode, Instant startedAt, Instant finishedAt, String detail) {

  /**
   * What the record says, and what its host says now.
   *
   * @param seen null where the host does not answer
   */
  static ContainerState of(ContainerView view, ContainerReport seen) {
    var isKnown = seen != null && view.status() != ContainerStatus.DELETING;
    var status = isKnown ? seen.status() : view.status();
    var startedAt = isKnown && seen.startedAt() != null ? seen.startedAt() : view.startedAt();
    var exitCode = isKnown ? seen.exitCode() : null;
    var finishedAt = !isKnown || seen.finishedAt() == null ? view.statusSince() : seen.finishedAt();
    var hasEnded = status == ContainerStatus.STOPPED && (exitCode != null || !isKnown);
    return new ContainerState(
        word(status, hasEnded),
        exitCode == null ? 0 : exitCode,
        startedAt,
        hasEnded ? finishedAt : null,
        view.statusDetail());
  }

  private static String word(ContainerStatus status, boolean hasEnded) {
    return switch (status) {
      case RUNNING -> "running";
      case STOPPED -> hasEnded ? "exited" : "created";
      case CREATING -> "created";
      case DELETING -> "removing";
      default -> "dead";
    };
  }

  boolean isRunning() {
    return word.equals("running");
  }

  /** As {@code docker ps} prints it. */
  String text(Instant now) {
    return switch (word) {
      case "running" -> startedAt == null ? "Up" : "Up " + Ago.of(Duration.between(startedAt, now));
      case "exited" ->
          "Exited (" + exitCode + ") " + Ago.of(Duration.between(finishedAt, now)) + " ago";
      case "created" -> detail == null ? "Created" : "Created: " + detail;
      case "removing" -> "Removal In Progress";
      default -> detail == null ? "Dead" : "Dead: " + detail;
    };
  }
}
