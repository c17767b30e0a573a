package org.whalemountain.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.whalemountain.api.access.Epochs;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.problem.StrictJson;

/**
 * Stands in for an agent where hundreds of hosts or broken answers are needed, which no real engine
 * gives. It behaves as {@link AgentContractTest} records of the real docker-agent, and passes it.
 * Commands run on the machine of the test; ports lead nowhere.
 */
public final class FakeAgent implements AutoCloseable {

  /** The image every fake host has. */
  public static final String IMAGE = "fake/image:1";

  private static final ObjectMapper JSON = StrictJson.mapper();

  /** Nobody sits before a program here, as on a cluster. */
  private static final List<String> NOT_ATTENDED =
      List.of(
          "/v1/pulls",
          "/v1/containers/:name/kill",
          "/v1/containers/:name/resize",
          "/v1/containers/:name/attach",
          "/v1/containers/:name/wait",
          "/v1/containers/:name/archive",
          "/v1/containers/:name/processes",
          "/v1/containers/:name/logs/streams",
          "/v1/containers/:name/executions*");

  private static final Sentence NOT_FOUND = new Sentence("No such container.", "コンテナがありません。");
  private static final Sentence MADE_UP = new Sentence("This host is made up.", "このホストは作り物です。");
  private static final Sentence REFUSED = new Sentence("Refused.", "拒否しました。");

  /**
   * What the host is made of.
   *
   * @param gpus UUIDs
   * @param mayPull whether it says that it fetches images; no registry knows any here
   * @param images names of the images that are there
   */
  public record Equipment(
      double cpus, long memoryMiB, List<String> gpus, boolean mayPull, List<String> images) {

    /** A large host without GPUs. */
    public static final Equipment USUAL =
        new Equipment(64, 262_144, List.of(), true, List.of(IMAGE));
  }

  /**
   * One call that arrived.
   *
   * @param method of the request
   * @param path of the request with its query
   * @param epoch of the console's timer; null on a person's call
   */
  public record Received(String method, String path, String epoch) {}

  final Map<String, FakeContainer> containers = new ConcurrentHashMap<>();
  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(10));
  private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
  private final Map<String, FakeContainer> waiting = new ConcurrentHashMap<>();
  private final FakeImages images = new FakeImages();
  private final FakeRunners runners = new FakeRunners();
  private final FakeCluster cluster = new FakeCluster();
  private volatile String hostId;
  private volatile Set<String> tokens;
  private volatile String version = "fake";
  private volatile Instant engineStartedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private HttpServer server;
  private int port;
  private volatile BiPredicate<String, String> when = (method, path) -> false;
  private volatile Fault fault;
  private volatile PullProgress progress;
  private volatile Equipment equipment = Equipment.USUAL;
  private volatile FakeQueue queue;
  private volatile boolean isAttended;
  private volatile Epochs epochs = new Epochs();

  private FakeAgent(String hostId, String token) {
    this.hostId = hostId;
    this.tokens = Set.of(token);
    equip(Equipment.USUAL);
    images.used(
        id ->
            containers.values().stream()
                .filter(container -> isOf(container, id))
                .map(container -> container.engineName)
                .toList());
  }

  /** Starts one on a free port of loopback, with an identity of its own. */
  public static FakeAgent start(String token) {
    return start(UUID.randomUUID().toString(), token);
  }

  /** Starts one with a given identity. */
  public static FakeAgent start(String hostId, String token) {
    return start(hostId, token, 0);
  }

  /** Starts one with a given identity, on a given port. */
  public static FakeAgent start(String hostId, String token, int port) {
    var agent = new FakeAgent(hostId, token);
    agent.port = port;
    agent.up();
    return agent;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public String hostId() {
    return hostId;
  }

  /** What arrived so far, in order. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Full names of the containers that are there. */
  public List<String> containerNames() {
    return List.copyOf(containers.keySet());
  }

  /** What it was asked to make under that name. */
  public ContainerSpec spec(String fullName) {
    return containers.get(fullName).spec;
  }

  /** From now on the host is made of this. */
  public void equip(Equipment now) {
    equipment = now;
    images.equip(now.images());
  }

  /** From now on it says, as a Docker host, that people may sit before programs. */
  public void attend() {
    isAttended = true;
  }

  /** Its images. */
  public FakeImages images() {
    return images;
  }

  /** Its runners. */
  public FakeRunners runners() {
    return runners;
  }

  /** What makes it a cluster; it is none before that begins. */
  public FakeCluster cluster() {
    return cluster;
  }

  /** From now on it takes these tokens, and no other. */
  public void takes(String... these) {
    tokens = Set.of(these);
  }

  /** From now on it says that it is of that version. */
  public void version(String text) {
    version = text;
  }

  /** From now on, calls of that method whose path matches go wrong that way. */
  public void misbehave(Fault how, BiPredicate<String, String> matches) {
    this.when = matches;
    this.fault = how;
  }

  /** How far the image is for which {@link Fault#PULLING} lets containers wait. */
  public void pulled(PullProgress now) {
    progress = now;
    waiting.values().forEach(container -> container.progress = now);
  }

  /**
   * From now on it makes one container at a time, each in so many milliseconds, and lets who asks
   * wait that long for its turn.
   */
  public void makeOneEvery(long eachMillis, long patienceMillis) {
    queue = new FakeQueue(vertx, containers, eachMillis, patienceMillis);
  }

  /** Forgets what an agent keeps in memory only, as when it is killed and started anew. */
  public void restart() {
    down();
    queue = null;
    epochs = new Epochs();
    up();
  }

  /** From now on everything goes right again. */
  public void behave() {
    progress = null;
    waiting.clear();
    this.when = (method, path) -> false;
  }

  /** A container changes behind the console's back. */
  public void set(String fullName, ContainerStatus status) {
    containers.get(fullName).status = status;
  }

  /** A container vanishes behind the console's back. */
  public void lose(String fullName) {
    containers.remove(fullName);
  }

  /** A container gets another name behind the console's back. */
  public void rename(String fullName, String engineName) {
    var container = containers.remove(fullName);
    container.engineName = engineName;
    containers.put(engineName, container);
  }

  /** A container's program ends behind the console's back. */
  public void end(String fullName, int exitCode) {
    containers.get(fullName).exitCode = exitCode;
    set(fullName, ContainerStatus.STOPPED);
  }

  /** The engine is started anew, and everything that ran has ended with that exit code. */
  public void reboot(int exitCode) {
    engineStartedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    containers.values().stream()
        .filter(FakeContainer::isRunning)
        .forEach(container -> end(container.engineName, exitCode));
  }

  /** Another engine answers from now on, as when an address was given to another machine. */
  public void becomeHost(String otherHostId) {
    hostId = otherHostId;
  }

  /** From now on only that token is accepted. */
  public void acceptToken(String other) {
    tokens = Set.of(other);
  }

  /** As if a console's timer had called with that epoch; null forgets all, as a new agent. */
  public void remember(String epoch) {
    epochs = new Epochs();
    if (epoch != null) {
      epochs.check("PUT", epoch);
    }
  }

  /** A container that nobody ordered here appears, as after a restored database. */
  public void appear(ContainerSpec spec) {
    containers.put(spec.fullName(), new FakeContainer(spec, cluster));
  }

  /** Stops answering; what is there stays. */
  public void down() {
    await(server.close());
  }

  /** Answers again, at the same address. */
  public void up() {
    server = vertx.createHttpServer().requestHandler(router());
    await(server.listen(port, "127.0.0.1"));
    port = server.actualPort();
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private boolean isOf(FakeContainer container, String id) {
    return id.equals(container.imageId);
  }

  private Router router() {
    var router = Router.router(vertx);
    router.get("/q/health/live").handler(call -> call.response().end("{}"));
    router.route("/v1*").handler(this::gate);
    router
        .get("/v1/containers/:name/terminal")
        .handler(call -> guarded(call, () -> FakeStreams.terminal(call, running(call), vertx)));
    router.route().handler(BodyHandler.create(System.getProperty("java.io.tmpdir")));
    router.get("/v1/host").handler(call -> json(call, 200, host(call)));
    images.serve(router);
    runners.serve(router);
    cluster.serve(router);
    new FakeSingularity(images).serve(router);
    router.get("/v1/containers").handler(this::list);
    router.get("/v1/containers/:name").handler(call -> guarded(call, () -> get(call)));
    router.put("/v1/containers/:name").handler(call -> guarded(call, () -> put(call)));
    router.delete("/v1/containers/:name").handler(call -> guarded(call, () -> delete(call)));
    for (var verb : List.of("start", "stop", "restart")) {
      router
          .post("/v1/containers/:name/" + verb)
          .handler(call -> guarded(call, () -> act(call, verb)));
    }
    router
        .post("/v1/containers/:name/exec")
        .blockingHandler(call -> guarded(call, () -> exec(call)), false);
    router
        .post("/v1/containers/:name/files")
        .handler(call -> guarded(call, () -> FakeStreams.store(call, there(call), JSON)));
    router
        .get("/v1/containers/:name/files")
        .handler(call -> guarded(call, () -> FakeStreams.fetch(call, there(call))));
    router
        .get("/v1/containers/:name/logs")
        .handler(call -> guarded(call, () -> FakeStreams.logs(call, there(call))));
    router
        .get("/v1/containers/:name/stats")
        .handler(call -> guarded(call, () -> FakeStreams.stats(call, running(call), JSON)));
    for (var flow : NOT_ATTENDED) {
      router.route(flow).handler(call -> refuse(call, ErrorCode.WRONG_STATE));
    }
    router.route("/v1/host").handler(call -> refuse(call, ErrorCode.METHOD_NOT_ALLOWED));
    router.route().last().handler(call -> refuse(call, ErrorCode.NOT_FOUND));
    return router;
  }

  private void gate(RoutingContext call) {
    var epoch = call.request().getHeader(Epochs.HEADER);
    received.add(new Received(call.request().method().name(), call.request().uri(), epoch));
    var shown = String.valueOf(call.request().getHeader("Authorization"));
    if (!shown.startsWith("Bearer ") || !tokens.contains(shown.substring("Bearer ".length()))) {
      refuse(call, ErrorCode.NOT_AUTHENTICATED);
    } else if (when.test(call.request().method().name(), call.request().uri())) {
      FakeStreams.goWrong(call, fault, vertx);
    } else {
      guarded(
          call,
          () -> {
            epochs.check(call.request().method().name(), epoch);
            call.next();
          });
    }
  }

  private void list(RoutingContext call) {
    var owner = call.queryParams().get("owner");
    var isDefined = "true".equals(call.queryParams().get("definition"));
    json(
        call,
        200,
        Stream.concat(
                containers.values().stream().map(it -> isDefined ? it.definition() : it.report()),
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
    json(call, 200, waits.isPresent() ? waits.get().report() : there(call).definition());
  }

  private void put(RoutingContext call) throws JsonProcessingException {
    requireJson(call);
    var spec = read(call, ContainerSpec.class);
    if (spec.launch() != null && !isAttended) {
      throw new ApiException(ErrorCode.WRONG_STATE, REFUSED);
    }
    if (!spec.fullName().equals(call.pathParam("name"))) {
      throw new ApiException(
          ErrorCode.INVALID, REFUSED, List.of(new FieldProblem("name", REFUSED)));
    }
    var mine = new FakeContainer(spec, cluster);
    if (call.get(Fault.PULLING.name()) != null) {
      mine.status = ContainerStatus.CREATING;
      mine.progress = progress;
      waiting.put(spec.fullName(), mine);
      json(call, 202, mine.report());
      return;
    }
    if (!containers.containsKey(spec.fullName())) {
      mine.imageId = images.of(spec).id();
    }
    if (queue != null && !containers.containsKey(spec.fullName())) {
      queue.order(call, mine);
      return;
    }
    var there = containers.putIfAbsent(spec.fullName(), mine);
    if (there != null && (!there.spec.id().equals(spec.id()) || !there.hash.equals(mine.hash))) {
      throw new ApiException(ErrorCode.NAME_TAKEN, REFUSED);
    }
    json(call, there == null ? 201 : 200, (there == null ? mine : there).report());
  }

  private void delete(RoutingContext call) {
    if (queue == null || !queue.withdraw(call.pathParam("name"))) {
      containers.remove(there(call).engineName);
    }
    call.response().setStatusCode(204).end();
  }

  private void act(RoutingContext call, String verb) {
    var container = there(call);
    StopTime.of(StopTime.PARAMETER, call.queryParams().get(StopTime.PARAMETER));
    container.isStoppedByCall = verb.equals("stop");
    container.status = verb.equals("stop") ? ContainerStatus.STOPPED : ContainerStatus.RUNNING;
    container.startedAt = verb.equals("stop") ? container.startedAt : Instant.now();
    json(call, 200, container.report());
  }

  private void exec(RoutingContext call) throws JsonProcessingException {
    var container = there(call);
    requireJson(call);
    var request = read(call, ExecRequest.class);
    requireRunning(container);
    json(call, 200, FakeExec.run(request));
  }

  private FakeContainer there(RoutingContext call) {
    var container = containers.get(call.pathParam("name"));
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
      throw new ApiException(ErrorCode.WRONG_STATE, REFUSED);
    }
  }

  private static void requireJson(RoutingContext call) {
    var type = call.request().getHeader("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      throw new ApiException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, REFUSED);
    }
  }

  static <T> T read(RoutingContext call, Class<T> type) throws JsonProcessingException {
    var body = call.body().buffer();
    if (body == null || !body.toString().startsWith("{")) {
      throw new ApiException(ErrorCode.MALFORMED, REFUSED);
    }
    return JSON.readValue(body.toString(), type);
  }

  static void guarded(RoutingContext call, Work work) {
    try {
      work.run();
    } catch (ApiException e) {
      ProblemRoute.send(call, e);
    } catch (JsonProcessingException e) {
      ProblemRoute.send(call, problemOf(e));
    }
  }

  private static ApiException problemOf(JsonProcessingException error) {
    if (error.getCause() instanceof ApiException own) {
      return own;
    }
    var path = error instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    var known = !path.isEmpty() && !(error instanceof UnrecognizedPropertyException);
    var field =
        path.isEmpty() ? "body" : ((JsonMappingException) error).getPath().get(0).getFieldName();
    return new ApiException(
        known ? ErrorCode.INVALID : ErrorCode.MALFORMED,
        REFUSED,
        List.of(new FieldProblem(field, REFUSED)));
  }

  private static void refuse(RoutingContext call, ErrorCode code) {
    ProblemRoute.send(call, new ApiException(code, REFUSED));
  }

  private HostReport host(RoutingContext call) {
    var language = Problems.language(call.request().getHeader("Accept-Language"));
    return new HostReport(
        hostId,
        cluster.isOffered() ? "kubernetes" : "docker",
        version,
        "fake",
        Stream.concat(
                Stream.of("exec", "terminal", "files", "logs", "stats", "images", "singularity"),
                Stream.of(
                        equipment.mayPull() ? "pull" : null,
                        runners.isOffered() ? "builds" : null,
                        isAttended ? "attach" : null,
                        cluster.isOffered() ? "kubeconfig" : "keeps-files")
                    .filter(Objects::nonNull))
            .toList(),
        equipment.cpus(),
        equipment.memoryMiB(),
        IntStream.range(0, equipment.gpus().size())
            .mapToObj(i -> new HostReport.Gpu(i, equipment.gpus().get(i), "Fake", 81_920, 0, 0))
            .toList(),
        1_000_000L,
        List.of(new HostReport.PreflightCheck("fake", true, MADE_UP.in(language))),
        Instant.now(),
        engineStartedAt);
  }

  static void json(RoutingContext call, int status, Object body) {
    try {
      call.response()
          .setStatusCode(status)
          .putHeader("Content-Type", "application/json")
          .end(Buffer.buffer(JSON.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the fake agent is stuck", e);
    }
  }

  interface Work {
    void run() throws JsonProcessingException;
  }
}
