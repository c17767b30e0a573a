package org.whalemountain.console.docker;

import org.whalemountain.api.container.StatsSample;
import org.whalemountain.console.container.Containers;
import org.whalemountain.console.container.Right;
import org.whalemountain.console.container.Target;

/**
 * {@code GET /containers/{id}/stats}.
 *
 * @param target whose
 * @param name its own name
 * @param sample the one that was asked for; null for a stream of them
 */
record StatsWish(Target target, String name, StatsSample sample) {

  /** For threads that may wait. */
  static StatsWish of(DockerCall call, OwnContainers own, Containers records) {
    var view = own.find(call.borrower(), call.name());
    var isOne = call.query("stream").isPresent() && !call.is("stream");
    return new StatsWish(
        records.target(call.borrower(), view.id(), Right.USE),
        view.name(),
        isOne ? records.stats(call.borrower(), view.id()) : null);
  }

  void answer(DockerCall call, FlowCalls flows) {
    if (sample == null) {
      flows.stats(call, target, name);
    } else {
      call.answer(200, StatsJson.of(sample, DockerId.of(target.id()), name));
    }
  }
}
