package org.whalemountain.docker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.EngineConfig;
import org.whalemountain.docker.engine.Labels;
import org.whalemountain.docker.engine.LentContainers;
import org.whalemountain.docker.meter.Meters;
import org.whalemountain.docker.network.AccountNetworks;

/**
 * Turns an order into one running container, however often and from however many sides it comes.
 *
 * <p>What has the order's name, id and hash is the order's container. It is started when it never
 * ran (the engine's state {@code created}): an earlier try ended between create and start. One that
 * ran and was stopped stays stopped.
 */
@ApplicationScoped
class Orders {
  private static final Logger LOG = Logger.getLogger(Orders.class);
  private static final Sentence NAME_TAKEN =
      new Sentence("Another container has the name {0}.", "{0} という名前は別のコンテナが使っています。");

  /**
   * What came of an order: made now, found, or still waiting for its turn or its image.
   *
   * @param report for readers of a language
   */
  record Outcome(Result result, Function<Locale, ContainerReport> report) {

    static Outcome of(Result result, InspectContainerResponse container) {
      return new Outcome(result, locale -> Reports.of(container, locale));
    }

    static Outcome waiting(Function<Locale, ContainerReport> report) {
      return new Outcome(Result.WAITING, report);
    }

    /** For who asked for what somebody else's call made. */
    Outcome found() {
      return result == Result.MADE ? new Outcome(Result.FOUND, report) : this;
    }
  }

  enum Result {
    MADE,
    FOUND,
    WAITING
  }

  private final Engine engine;
  private final Containers containers;
  private final Starts starts;
  private final AccountNetworks networks;
  private final Pulls pulls;
  private final Waiting waiting;
  private final Programs programs;
  private final ContainerConfig config;
  private final Duration deadline;

  Orders(
      Engine engine,
      Containers containers,
      Starts starts,
      AccountNetworks networks,
      Pulls pulls,
      Waiting waiting,
      Programs programs,
      ContainerConfig config,
      EngineConfig engineConfig) {
    this.engine = engine;
    this.containers = containers;
    this.starts = starts;
    this.networks = networks;
    this.pulls = pulls;
    this.waiting = waiting;
    this.programs = programs;
    this.config = config;
    this.deadline = engineConfig.slowDeadline();
  }

  /** Carries it out; to be called in its turn. */
  Outcome fulfil(ContainerSpec spec, String hash) {
    try (var turn = containers.turn(spec.fullName())) {
      var waitedFor = waiting.forget(spec.fullName());
      var found = engine.call(client -> LentContainers.findAny(client, spec.fullName()));
      if (found.isPresent()) {
        return adopt(spec, hash, found.get());
      }
      var image = engine.call(client -> ImageChoice.find(client, spec));
      if (image.isEmpty()) {
        var pull = pulls.ask(spec.image(), waitedFor);
        waiting.note(spec, hash, pull);
        return Outcome.waiting(
            locale -> Reports.waiting(spec, hash, pull.map(Pull::progress), locale));
      }
      return make(spec, hash, image.get());
    }
  }

  static ApiException nameTaken(ContainerSpec spec) {
    return new ApiException(ErrorCode.NAME_TAKEN, NAME_TAKEN.with(spec.fullName()));
  }

  private Outcome adopt(ContainerSpec spec, String hash, InspectContainerResponse found) {
    var labels = found.getConfig().getLabels();
    if (!Labels.isLent(labels, found.getName())
        || !spec.id().equals(labels.get(Labels.ID))
        || !hash.equals(labels.get(Labels.SPEC))) {
      throw nameTaken(spec);
    }
    if ("created".equals(found.getState().getStatus()) && !isHeld(spec)) {
      LOG.infof("finishing what was begun container=%s", spec.fullName());
      return finish(spec, hash, found);
    }
    return Outcome.of(Result.FOUND, found);
  }

  /**
   * Starts what was only made, or makes it anew: of one within whose start it was killed, Docker
   * 20.10 says for ever that its id is in use.
   */
  private Outcome finish(ContainerSpec spec, String hash, InspectContainerResponse found) {
    try {
      return Outcome.of(
          Result.FOUND, startOrRemove(spec, found.getId(), () -> starts.known(found)));
    } catch (ApiException e) {
      var image =
          e.code() == ErrorCode.ENGINE_FAILED
              ? engine.call(client -> ImageChoice.find(client, spec))
              : Optional.<ImageChoice>empty();
      if (image.isEmpty()) {
        throw e;
      }
      LOG.infof(e, "made anew, its engine cannot start it container=%s", spec.fullName());
      return make(spec, hash, image.get());
    }
  }

  private Outcome make(ContainerSpec spec, String hash, ImageChoice image) {
    if (isHeld(spec) && engine.isLocal()) {
      PortProbe.require(spec.ports(), config.bindAddress());
    }
    String id;
    try {
      id = create(spec, hash, image);
    } catch (ApiException e) {
      // another agent on this engine was faster
      var found =
          e.code() == ErrorCode.NAME_TAKEN
              ? engine.call(client -> LentContainers.findAny(client, spec.fullName()))
              : Optional.<InspectContainerResponse>empty();
      if (found.isPresent()) {
        return adopt(spec, hash, found.get());
      }
      throw e;
    }
    return Outcome.of(
        Result.MADE,
        isHeld(spec)
            ? engine.call(client -> client.inspectContainerCmd(id).exec())
            : startOrRemove(spec, id, () -> starts.fresh(id, spec)));
  }

  private static boolean isHeld(ContainerSpec spec) {
    return Launch.of(spec.launch()).held();
  }

  private String create(ContainerSpec spec, String hash, ImageChoice image) {
    var gpus =
        spec.gpus().isEmpty()
            ? GpuAccess.NONE
            : GpuAccess.to(spec.gpus(), engine.call(client -> client.infoCmd().exec()));
    String id;
    try (var turn = networks.take(spec.owner(), deadline)) {
      id =
          Meters.STEP.time(
              () -> engine.call(deadline, client -> create(client, spec, hash, image, gpus)),
              "create");
    }
    LOG.infof("made container=%s image=%s", spec.fullName(), spec.image());
    return id;
  }

  private String create(
      DockerClient client, ContainerSpec spec, String hash, ImageChoice image, GpuAccess gpus) {
    var network = networks.ensure(client, spec.owner(), spec.console());
    try {
      var request =
          new ContainerRequest(spec, hash, image.labels(), network, networks.hostId(), gpus);
      // by its id: a tag could be given to another image meanwhile
      return request.fill(client.createContainerCmd(image.id()), config).exec().getId();
    } catch (RuntimeException e) {
      networks.removeUnused(client, spec.owner());
      throw e;
    }
  }

  /**
   * One that never ran its program holds nothing, so it goes when it cannot be started. Where no
   * answer came, it may be running: it stays for the next try.
   */
  private InspectContainerResponse startOrRemove(ContainerSpec spec, String id, Runnable start) {
    try {
      start.run();
      var started = engine.call(client -> client.inspectContainerCmd(id).exec());
      // only now: looking into a container that does not run makes the engine mount it first
      programs.check(started, spec);
      return started;
    } catch (ApiException e) {
      if (e.code() != ErrorCode.HOST_UNREACHABLE) {
        containers.remove(id, spec.fullName(), spec.owner());
      }
      throw e;
    }
  }
}
