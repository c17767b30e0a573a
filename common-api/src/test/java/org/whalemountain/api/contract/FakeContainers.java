package org.whalemountain.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

/** The containers of a fake agent, and those that wait there to be made. */
final class FakeContainers {

  private static final Sentence NOT_FOUND = new Sentence("No such container.", "コンテナがありません。");
  private static final String ALL = "/v1/containers";
  private static final String ONE = ALL + "/:name";

  /** Nobody sits before a program here, as on a cluster. */
  private static final List<String> NOT_ATTENDED =
      List.of(
          "/v1/pulls",
          ONE + "/kill",
          ONE + "/resize",
          ONE + "/attach",
          ONE + "/wait",
          ONE + "/archive",
          ONE + "/processes",
          ONE + "/logs/streams",
          ONE + "/executions*");

  private final Map<String, FakeContainer> made = new ConcurrentHashMap<>();
  private final Map<String, FakeContainer> waiting = new ConcurrentHashMap<>();
  private final FakeImages images;
  private final FakeCluster cluster;
  private volatile PullProgress progress;
  private volatile FakeQueue queue;
  private volatile boolean isAttended;

  FakeContainers(FakeImages images, FakeCluster cluster) {
    this.images = images;
    this.cluster = cluster;
    images.used(
        id ->
            made.values().stream()
                .filter(container -> id.equals(container.imageId))
                .map(container -> container.engineName)
                .toList());
  }

  List<String> names() {
    return List.copyOf(made.keySet());
  }

  ContainerSpec spec(String fullName) {
    return made.get(fullName).spec;
  }

  void attend() {
    isAttended = true;
  }

  void appear(ContainerSpec spec) {
    made.put(spec.fullName(), new FakeContainer(spec, cluster));
  }

  void set(String fullName, ContainerStatus status) {
    made.get(fullName).status = status;
  }

  void lose(String fullName) {
    made.remove(fullName);
  }

  void rename(String fullName, String engineName) {
    var container = made.remove(fullName);
    container.engineName = engineName;
    made.put(engineName, container);
  }

  void end(String fullName, int exitCode) {
    made.get(fullName).exitCode = exitCode;
    set(fullName, ContainerStatus.STOPPED);
  }

  void endAll(int exitCode) {
    made.values().stream()
        .filter(FakeContainer::isRunning)
        .forEach(container -> end(container.engineName, exitCode));
  }

  void pulled(PullProgress now) {
    progress = now;
    waiting.values().forEach(container -> container.progress = now);
  }

  void pullNoMore() {
    progress = null;
    waiting.clear();
  }

  void makeOneEvery(Vertx vertx, long eachMillis, long patienceMillis) {
    queue = new FakeQueue(vertx, made, eachMillis, patienceMillis);
  }

  void forgetQueue() {
    queue = null;
  }

  /** Comes before what reads bodies. */
  void serveTerminals(Router router, Vertx vertx) {
    router
        .get(ONE + "/terminal")
        .handler(
            call ->
                FakeAnswer.guarded(call, () -> FakeStreams.terminal(call, running(call), vertx)));
  }

  void serve(Router router) {
    router.get(ALL).handler(this::list);
    router.get(ONE).handler(call -> FakeAnswer.guarded(call, () -> get(call)));
    router.put(ONE).handler(call -> FakeAnswer.guarded(call, () -> put(call)));
    router.delete(ONE).handler(call -> FakeAnswer.guarded(call, () -> delete(call)));
    for (var verb : List.of("start", "stop", "restart")) {
      router
          .post(ONE + "/" + verb)
          .handler(call -> FakeAnswer.guarded(call, () -> act(call, verb)));
    }
    router
        .post(ONE + "/exec")
        .blockingHandler(call -> FakeAnswer.guarded(call, () -> exec(call)), false);
    router
        .post(ONE + "/files")
        .handler(
            call ->
                FakeAnswer.guarded(
                    call, () -> FakeStreams.store(call, there(call), FakeAnswer.JSON)));
    router
        .get(ONE + "/files")
        .handler(call -> FakeAnswer.guarded(call, () -> FakeStreams.fetch(call, there(call))));
    router
        .get(ONE + "/logs")
        .handler(call -> FakeAnswer.guarded(call, () -> FakeStreams.logs(call, there(call))));
    router
        .get(ONE + "/stats")
        .handler(
            call ->
                FakeAnswer.guarded(
                    call, () -> FakeStreams.stats(call, running(call), FakeAnswer.JSON)));
    for (var flow : NOT_ATTENDED) {
      router.route(flow).handler(call -> FakeAnswer.refuse(call, ErrorCode.WRONG_STATE));
    }
  }

  private void list(RoutingContext call) {
    var owner = call.queryParams().get("owner");
    var isDefined = "true".equals(call.queryParams().get("definition"));
    FakeAnswer.json(
        call,
        200,
        Stream.concat(
                made.values().stream().map(it -> isDefined ? it.definition() : it.report()),
                Stream.concat(waiting(), queued()).map(FakeContainer::report))
            .filter(report -> owner == null || owner.equals(report.owner()))
            .toList());
  }

  private Stream<FakeContainer> queued() {
    return queue == null ? Stream.of() : queue.list();
  }

  /** Without numbers they are not told of, as when an agent was started anew. */
  private Stream<FakeContainer> waiting() {
    return progress == null ? Stream.of() : waiting.values().stream();
  }

  private void get(RoutingContext call) {
    var name = call.pathParam("name");
    var waits = queued().filter(order -> order.spec.fullName().equals(name)).findFirst();
    FakeAnswer.json(call, 200, waits.isPresent() ? waits.get().report() : there(call).definition());
  }

  private void put(RoutingContext call) throws JsonProcessingException {
    FakeAnswer.requireJson(call);
    var spec = FakeAnswer.read(call, ContainerSpec.class);
    if (spec.launch() != null && !isAttended) {
      throw new ApiException(ErrorCode.WRONG_STATE, FakeAnswer.REFUSED);
    }
    if (!spec.fullName().equals(call.pathParam("name"))) {
      throw new ApiException(
          ErrorCode.INVALID,
          FakeAnswer.REFUSED,
          List.of(new FieldProblem("name", FakeAnswer.REFUSED)));
    }
    var mine = new FakeContainer(spec, cluster);
    if (call.get(Fault.PULLING.name()) != null) {
      mine.status = ContainerStatus.CREATING;
      mine.progress = progress;
      waiting.put(spec.fullName(), mine);
      FakeAnswer.json(call, 202, mine.report());
      return;
    }
    if (!made.containsKey(spec.fullName())) {
      mine.imageId = images.of(spec).id();
    }
    if (queue != null && !made.containsKey(spec.fullName())) {
      queue.order(call, mine);
      return;
    }
    var there = made.putIfAbsent(spec.fullName(), mine);
    if (there != null && (!there.spec.id().equals(spec.id()) || !there.hash.equals(mine.hash))) {
      throw new ApiException(ErrorCode.NAME_TAKEN, FakeAnswer.REFUSED);
    }
    FakeAnswer.json(call, there == null ? 201 : 200, (there == null ? mine : there).report());
  }

  private void delete(RoutingContext call) {
    if (queue == null || !queue.withdraw(call.pathParam("name"))) {
      made.remove(there(call).engineName);
    }
    call.response().setStatusCode(204).end();
  }

  private void act(RoutingContext call, String verb) {
    StopTime.of(StopTime.PARAMETER, call.queryParams().get(StopTime.PARAMETER));
    var container = there(call);
    container.isStoppedByCall = verb.equals("stop");
    container.status = verb.equals("stop") ? ContainerStatus.STOPPED : ContainerStatus.RUNNING;
    container.startedAt = verb.equals("stop") ? container.startedAt : Instant.now();
    FakeAnswer.json(call, 200, container.report());
  }

  private void exec(RoutingContext call) throws JsonProcessingException {
    var container = there(call);
    FakeAnswer.requireJson(call);
    var request = FakeAnswer.read(call, ExecRequest.class);
    requireRunning(container);
    FakeAnswer.json(call, 200, FakeExec.run(request));
  }

  private FakeContainer there(RoutingContext call) {
    var container = made.get(call.pathParam("name"));
    if (container == null || !container.engineName.equals(container.spec.fullName())) {
      throw new ApiException(ErrorCode.NOT_FOUND, NOT_FOUND);
    }
    return container;
  }

  private FakeContainer running(RoutingContext call) {
    var container = there(call);
    requireRunning(container);
    return container;
  }

  private static void requireRunning(FakeContainer container) {
    if (!container.isRunning()) {
      throw new ApiException(ErrorCode.WRONG_STATE, FakeAnswer.REFUSED);
    }
  }
}
