package org.whalemountain.docker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.EngineConfig;
import org.whalemountain.docker.engine.Labels;
import org.whalemountain.docker.engine.LentContainers;
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

  /** What came of an order: made now, found, or still waiting for its image. */
  record Outcome(Result result, ContainerReport report) {}

  enum Result {
    MADE,
    FOUND,
    WAITING
  }

  /** An image of this host. */
  private record Image(String id, Set<String> labels) {}

  private final Engine engine;
  private final Containers containers;
  private final AccountNetworks networks;
  private final Pulls pulls;
  private final Waiting waiting;
  private final Programs programs;
  private final Admission admission;
  private final ContainerConfig config;
  private final Duration deadline;

  Orders(
      Engine engine,
      Containers containers,
      AccountNetworks networks,
      Pulls pulls,
      Waiting waiting,
      Programs programs,
      Admission admission,
      ContainerConfig config,
      EngineConfig engineConfig) {
    this.engine = engine;
    this.containers = containers;
    this.networks = networks;
    this.pulls = pulls;
    this.waiting = waiting;
    this.programs = programs;
    this.admission = admission;
    this.config = config;
    this.deadline = engineConfig.slowDeadline();
  }

  Outcome fulfil(ContainerSpec spec, Locale locale) {
    var hash = SpecHash.of(spec);
    try (var turn = containers.turn(spec.fullName())) {
      var waitedFor = waiting.forget(spec.fullName());
      var found = engine.call(client -> LentContainers.findAny(client, spec.fullName()));
      if (found.isPresent()) {
        return adopt(spec, hash, found.get(), locale);
      }
      var image = engine.call(client -> image(client, spec.image()));
      if (image.isEmpty()) {
        var pull = pulls.ask(spec.image(), waitedFor);
        return new Outcome(Result.WAITING, waiting.note(spec, hash, pull, locale));
      }
      return make(spec, hash, image.get(), locale);
    }
  }

  private Outcome adopt(
      ContainerSpec spec, String hash, InspectContainerResponse found, Locale locale) {
    var labels = found.getConfig().getLabels();
    if (!Labels.isLent(labels, found.getName())
        || !spec.id().equals(labels.get(Labels.ID))
        || !hash.equals(labels.get(Labels.SPEC))) {
      throw new ApiException(ErrorCode.NAME_TAKEN, NAME_TAKEN.with(spec.fullName()));
    }
    if ("created".equals(found.getState().getStatus())) {
      LOG.infof("finishing what was begun container=%s", spec.fullName());
      startOrRemove(spec, found);
    }
    return new Outcome(Result.FOUND, containers.get(spec.fullName(), locale));
  }

  private Outcome make(ContainerSpec spec, String hash, Image image, Locale locale) {
    try {
      create(spec, hash, image);
    } catch (ApiException e) {
      // another agent on this engine was faster
      var found =
          e.code() == ErrorCode.NAME_TAKEN
              ? engine.call(client -> LentContainers.findAny(client, spec.fullName()))
              : Optional.<InspectContainerResponse>empty();
      if (found.isPresent()) {
        return adopt(spec, hash, found.get(), locale);
      }
      throw e;
    }
    var made = engine.call(client -> LentContainers.find(client, spec.fullName()));
    startOrRemove(spec, made.orElseThrow(() -> new IllegalStateException("made, yet not there")));
    return new Outcome(Result.MADE, containers.get(spec.fullName(), locale));
  }

  private void create(ContainerSpec spec, String hash, Image image) {
    var gpus =
        spec.gpus().isEmpty()
            ? GpuAccess.NONE
            : GpuAccess.to(spec.gpus(), engine.call(client -> client.infoCmd().exec()));
    admission.admit(
        () -> {
          try (var turn = networks.take(spec.owner(), deadline)) {
            return engine.call(deadline, client -> create(client, spec, hash, image, gpus));
          }
        });
    LOG.infof("made container=%s image=%s", spec.fullName(), spec.image());
  }

  private String create(
      DockerClient client, ContainerSpec spec, String hash, Image image, GpuAccess gpus) {
    var network = networks.ensure(client, spec.owner(), spec.console());
    try {
      var request = new ContainerRequest(spec, hash, image.labels(), network, gpus);
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
  private void startOrRemove(ContainerSpec spec, InspectContainerResponse created) {
    try {
      containers.startFound(created);
      // only now: looking into a container that does not run makes the engine mount it first
      if (!spec.command().isEmpty()) {
        programs.check(created);
      }
    } catch (ApiException e) {
      if (e.code() != ErrorCode.HOST_UNREACHABLE && e.code() != ErrorCode.TOO_MANY_REQUESTS) {
        containers.remove(created);
      }
      throw e;
    }
  }

  private static Optional<Image> image(DockerClient client, String reference) {
    try {
      var found = client.inspectImageCmd(reference).exec();
      var labels = found.getConfig() == null ? null : found.getConfig().getLabels();
      return Optional.of(new Image(found.getId(), labels == null ? Set.of() : labels.keySet()));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
