package org.whalemountain.console.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.api.container.Signal;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.container.ContainerView;
import org.whalemountain.console.container.Containers;
import org.whalemountain.console.container.Verb;
import org.whalemountain.console.container.Wanted;
import org.whalemountain.console.host.Agents;
import org.whalemountain.console.host.ProgramClient;

/** What is read of containers and what changes them. For threads that may wait. */
@ApplicationScoped
class ContainerCalls {

  private static final Sentence RUNS =
      new Sentence(
          "cannot remove container \"{0}\": container is running: stop the container before removing or force remove",
          "コンテナ {0} は実行中です。停止してから削除するか、強制的に削除 (rm -f) してください");
  private static final Sentence DOES_NOT_RUN =
      new Sentence("Container {0} is not running", "コンテナ {0} は実行中ではありません");
  private static final Sentence STOP_SIGNAL =
      new Sentence(
          "--signal is not lent here: send it with 'docker kill -s', and stop the container then.",
          "--signal は使えません。'docker kill -s' でシグナルを送ってから停止してください。");
  private static final Sentence SIGNAL =
      new Sentence("must be a signal like TERM or 15", "は TERM や 15 のようなシグナルである必要があります");

  private final OwnContainers own;
  private final Containers containers;
  private final Agents agents;
  private final Live live;

  ContainerCalls(OwnContainers own, Containers containers, Agents agents, Live live) {
    this.own = own;
    this.containers = containers;
    this.agents = agents;
    this.live = live;
  }

  Reply inspect(DockerCall call) {
    var view = own.find(call.borrower(), call.name());
    var manner = containers.manner(call.borrower(), view.id());
    return Reply.of(ContainerJson.inspection(view, manner, live.of(call.borrower(), view)));
  }

  Reply top(DockerCall call) {
    var table = PsOptions.of(programs(call).processes(), call.query("ps_args").orElse(""));
    var rows = new JsonArray();
    table.rows().forEach(row -> rows.add(new JsonArray(row)));
    return Reply.of(
        new JsonObject().put("Titles", new JsonArray(table.titles())).put("Processes", rows));
  }

  Reply start(DockerCall call) {
    var view = found(call);
    var seen = live.of(call.borrower(), view);
    if (seen != null && ContainerState.of(view, seen).isRunning()) {
      return Reply.empty(304);
    }
    containers.change(call.borrower(), view.id(), Verb.START);
    return Reply.empty(204);
  }

  Reply stop(DockerCall call) {
    refuseSignal(call);
    var time = time(call);
    var view = found(call);
    var seen = live.of(call.borrower(), view);
    var isOver = seen != null && !ContainerState.of(view, seen).isRunning();
    // one whose start is tried again and again does not run either
    if (isOver && view.wanted() != Wanted.RUNNING) {
      return Reply.empty(304);
    }
    return ended(call, view, Verb.STOP, time);
  }

  Reply restart(DockerCall call) {
    refuseSignal(call);
    var time = time(call);
    containers.change(call.borrower(), found(call).id(), Verb.RESTART, time);
    return Reply.empty(204);
  }

  /** How long the program may take; for ever, which the engine calls -1, is too long here. */
  private static StopTime time(DockerCall call) {
    return StopTime.of("-t", call.query("t").orElse(null));
  }

  private static void refuseSignal(DockerCall call) {
    if (call.query("signal").isPresent()) {
      throw NotLent.option(STOP_SIGNAL);
    }
  }

  Reply kill(DockerCall call) {
    var view = found(call);
    var signal = Signal.of(call.query("signal").orElse("KILL"));
    new Check().that(signal.isPresent(), "signal", SIGNAL).done();
    var seen = live.of(call.borrower(), view);
    if (seen != null && !ContainerState.of(view, seen).isRunning()) {
      throw new ApiException(ErrorCode.WRONG_STATE, DOES_NOT_RUN.with(call.name()));
    }
    if (signal.get().equals(Signal.KILL)) {
      return ended(call, view, Verb.KILL, StopTime.USUAL);
    }
    programs(call).signal(signal.get());
    return Reply.empty(204);
  }

  /** One that was only made for its program goes with it. */
  private Reply ended(DockerCall call, ContainerView view, Verb verb, StopTime time) {
    containers.change(call.borrower(), view.id(), verb, time);
    if (containers.manner(call.borrower(), view.id()).isTemporary()) {
      removeEnded(call, view.id());
    }
    return Reply.empty(204);
  }

  /** Removes one whose program has ended; somebody else may have done so. */
  void removeEnded(DockerCall call, String id) {
    try {
      containers.delete(call.borrower(), id);
    } catch (ApiException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
    }
  }

  Reply remove(DockerCall call) {
    var view = found(call);
    var seen = live.of(call.borrower(), view);
    if (!call.is("force") && ContainerState.of(view, seen).isRunning()) {
      throw new ApiException(ErrorCode.WRONG_STATE, RUNS.with(call.name()));
    }
    containers.delete(call.borrower(), view.id());
    return Reply.empty(204);
  }

  Reply resize(DockerCall call) {
    programs(call).resize(size(call, "w"), size(call, "h"));
    return Reply.empty(200);
  }

  /** The programs of the container that the call names. */
  ProgramClient programs(DockerCall call) {
    var target = own.target(call.borrower(), call.name());
    return agents.client(target.agent(), call.borrower().language()).programs(target.fullName());
  }

  /** A client that does not know its size says 0. */
  static int size(DockerCall call, String parameter) {
    return Math.max(1, Math.min(1000, call.query(parameter).map(ContainerCalls::number).orElse(1)));
  }

  private ContainerView found(DockerCall call) {
    var view = own.find(call.borrower(), call.name());
    call.about(view.id(), view.host());
    return view;
  }

  static int number(String text) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }
}
