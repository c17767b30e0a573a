package org.whalemountain.api.contract;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.whalemountain.api.access.Epochs;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Problems;

/**
 * Stands in for an agent where hundreds of hosts or broken answers are needed, which no real engine
 * gives. It behaves as {@link AgentContractTest} records of the real docker-agent, and passes it.
 * Commands run on the machine of the test; ports lead nowhere.
 */
public final class FakeAgent implements AutoCloseable {

  /** The image every fake host has. */
  public static final String IMAGE = "fake/image:1";

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

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(10));
  private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
  private final FakeImages images = new FakeImages();
  private final FakeRunners runners = new FakeRunners();
  private final FakeCluster cluster = new FakeCluster();
  private final FakeContainers containers = new FakeContainers(images, cluster);
  private final FakeEngine engine;
  private volatile Set<String> tokens;
  private HttpServer server;
  private int port;
  private volatile BiPredicate<String, String> when = (method, path) -> false;
  private volatile Fault fault;
  private volatile Epochs epochs = new Epochs();

  private FakeAgent(String hostId, String token) {
    this.engine = new FakeEngine(hostId, runners, cluster);
    this.tokens = Set.of(token);
    equip(Equipment.USUAL);
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
    return engine.hostId;
  }

  /** What arrived so far, in order. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Full names of the containers that are there. */
  public List<String> containerNames() {
    return containers.names();
  }

  /** What it was asked to make under that name. */
  public ContainerSpec spec(String fullName) {
    return containers.spec(fullName);
  }

  /** From now on it says, as a Docker host, that people may sit before programs. */
  public void attend() {
    engine.isAttended = true;
    containers.attend();
  }

  /** From now on the host is made of this. */
  public void equip(Equipment now) {
    engine.equipment = now;
    images.equip(now.images());
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
    engine.agentVersion = text;
  }

  /** From now on, calls of that method whose path matches go wrong that way. */
  public void misbehave(Fault how, BiPredicate<String, String> matches) {
    this.when = matches;
    this.fault = how;
  }

  /** How far the image is for which {@link Fault#PULLING} lets containers wait. */
  public void pulled(PullProgress now) {
    containers.pulled(now);
  }

  /**
   * From now on it makes one container at a time, each in so many milliseconds, and lets who asks
   * wait that long for its turn.
   */
  public void makeOneEvery(long eachMillis, long patienceMillis) {
    containers.makeOneEvery(vertx, eachMillis, patienceMillis);
  }

  /** Forgets what an agent keeps in memory only, as when it is killed and started anew. */
  public void restart() {
    down();
    containers.forgetQueue();
    epochs = new Epochs();
    up();
  }

  /** From now on everything goes right again. */
  public void behave() {
    containers.pullNoMore();
    this.when = (method, path) -> false;
  }

  /** A container changes behind the console's back. */
  public void set(String fullName, ContainerStatus status) {
    containers.set(fullName, status);
  }

  /** A container vanishes behind the console's back. */
  public void lose(String fullName) {
    containers.lose(fullName);
  }

  /** A container gets another name behind the console's back. */
  public void rename(String fullName, String engineName) {
    containers.rename(fullName, engineName);
  }

  /** A container's program ends behind the console's back. */
  public void end(String fullName, int exitCode) {
    containers.end(fullName, exitCode);
  }

  /** The engine is started anew, and everything that ran has ended with that exit code. */
  public void reboot(int exitCode) {
    engine.start();
    containers.endAll(exitCode);
  }

  /** Another engine answers from now on, as when an address was given to another machine. */
  public void becomeHost(String otherHostId) {
    engine.hostId = otherHostId;
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
    containers.appear(spec);
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

  private Router router() {
    var router = Router.router(vertx);
    router.get("/q/health/live").handler(call -> call.response().end("{}"));
    router.route("/v1*").handler(this::gate);
    containers.serveTerminals(router, vertx);
    router.route().handler(BodyHandler.create(System.getProperty("java.io.tmpdir")));
    router
        .get("/v1/host")
        .handler(call -> FakeAnswer.json(call, 200, engine.report(language(call))));
    images.serve(router);
    runners.serve(router);
    cluster.serve(router);
    new FakeSingularity(images).serve(router);
    containers.serve(router);
    router.route("/v1/host").handler(call -> FakeAnswer.refuse(call, ErrorCode.METHOD_NOT_ALLOWED));
    router.route().last().handler(call -> FakeAnswer.refuse(call, ErrorCode.NOT_FOUND));
    return router;
  }

  private void gate(RoutingContext call) {
    var epoch = call.request().getHeader(Epochs.HEADER);
    received.add(new Received(call.request().method().name(), call.request().uri(), epoch));
    var shown = String.valueOf(call.request().getHeader("Authorization"));
    if (!shown.startsWith("Bearer ") || !tokens.contains(shown.substring("Bearer ".length()))) {
      FakeAnswer.refuse(call, ErrorCode.NOT_AUTHENTICATED);
    } else if (when.test(call.request().method().name(), call.request().uri())) {
      FakeStreams.goWrong(call, fault, vertx);
    } else {
      FakeAnswer.guarded(
          call,
          () -> {
            epochs.check(call.request().method().name(), epoch);
            call.next();
          });
    }
  }

  private static Locale language(RoutingContext call) {
    return Problems.language(call.request().getHeader("Accept-Language"));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the fake agent is stuck", e);
    }
  }
}
