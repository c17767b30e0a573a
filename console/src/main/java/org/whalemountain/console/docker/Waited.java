package org.whalemountain.console.docker;

import java.util.Set;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.container.Containers;

/**
 * What {@code docker wait} and {@code run} wait for.
 *
 * @param place where
 * @param beforeTheEnd what is done before the exit code is told; for threads that may wait
 */
record Waited(StreamCalls.Place place, Runnable beforeTheEnd) {

  private static final Set<String> CONDITIONS = Set.of("not-running", "next-exit", "removed");
  private static final Sentence RULE =
      new Sentence(
          "must be not-running, next-exit or removed",
          "は not-running、next-exit、removed のどれかである必要があります");

  /** One that goes with its program is removed by whoever waits for that: then the name is free. */
  static Waited of(
      DockerCall call,
      OwnContainers own,
      Containers records,
      ContainerCalls containers,
      Desk desk) {
    var condition = call.query("condition").orElse("not-running");
    new Check().that(CONDITIONS.contains(condition), "condition", RULE).done();
    var target = own.target(call.borrower(), call.name());
    var isTemporary = records.manner(call.borrower(), target.id()).isTemporary();
    var isRemoval = isTemporary && condition.equals("removed");
    var place =
        new StreamCalls.Place(
            target, "/wait?condition=" + (isRemoval ? "next-exit" : condition), false);
    return new Waited(
        place,
        () -> {
          if (isRemoval) {
            desk.at(
                () -> {
                  containers.removeEnded(call, target.id());
                  return null;
                });
          }
        });
  }
}
