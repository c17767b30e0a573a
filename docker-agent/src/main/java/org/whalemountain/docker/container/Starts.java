package org.whalemountain.docker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotModifiedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.EngineConfig;
import org.whalemountain.docker.engine.EngineErrors;
import org.whalemountain.docker.engine.Labels;
import org.whalemountain.docker.meter.Meters;
import org.whalemountain.docker.network.AccountNetworks;

/** Starts programs; whoever asks holds the container's turn. */
@ApplicationScoped
class Starts {
  private static final Logger LOG = Logger.getLogger(Starts.class);
  private static final Sentence HOLDS_FILES =
      new Sentence(
          "{0} Files were copied into the container before its first start, so it is not made anew with another port. Try again later, or delete it and make another one.",
          "{0} 最初の起動の前にファイルがコピーされているため、別のポートで作り直すことができません。後でもう一度試すか、削除して新しく作成してください。");

  private final Engine engine;
  private final AccountNetworks networks;
  private final ContainerConfig config;
  private final Duration deadline;

  Starts(
      Engine engine, AccountNetworks networks, ContainerConfig config, EngineConfig engineConfig) {
    this.engine = engine;
    this.networks = networks;
    this.config = config;
    this.deadline = engineConfig.slowDeadline();
  }

  /**
   * Starts one whose owner asks for it. One that never ran is made anew where its port is taken, by
   * whoever ordered it; with files in it that would lose them.
   *
   * @throws ApiException {@code wrong-state} for one with files
   */
  void asked(InspectContainerResponse found) {
    try {
      known(found);
    } catch (ApiException e) {
      var isNew =
          e.code() == ErrorCode.PORT_TAKEN && "created".equals(found.getState().getStatus());
      if (isNew && holdsFiles(found)) {
        throw new ApiException(
            ErrorCode.WRONG_STATE,
            new Sentence(
                HOLDS_FILES.with(e.detail().english()).english(),
                HOLDS_FILES.with(e.detail().japanese()).japanese()),
            e);
      }
      throw e;
    }
  }

  /** Whether somebody copied some in; the engine itself makes the working directory. */
  private boolean holdsFiles(InspectContainerResponse found) {
    var own = Objects.toString(found.getConfig().getWorkingDir(), "") + "/";
    var changes = engine.call(client -> client.containerDiffCmd(found.getId()).exec());
    return changes != null
        && changes.stream().anyMatch(change -> !own.startsWith(change.getPath() + "/"));
  }

  /** Starts one that was just made. */
  void fresh(String id, ContainerSpec spec) {
    timedStart(
        client -> {
          startOnce(client, id, spec.owner(), spec.console());
          return id;
        });
    LOG.infof("started container=%s", spec.fullName());
  }

  /** Starts it; its policy comes back, which a stop took away. */
  void known(InspectContainerResponse found) {
    var labels = found.getConfig().getLabels();
    timedStart(
        client -> {
          if (!hasPolicy(found) && !DefinitionLabel.launch(labels).once()) {
            restartWhenFailed(client, found.getId());
          }
          startOnce(client, found.getId(), labels.get(Labels.OWNER), labels.get(Labels.CONSOLE));
          return found;
        });
    LOG.infof("started container=%s", nameOf(found));
  }

  private void timedStart(Function<DockerClient, Object> start) {
    Meters.STEP.time(() -> engine.call(deadline, start), "start");
  }

  private void startOnce(DockerClient client, String id, String owner, String console) {
    try {
      client.startContainerCmd(id).exec();
    } catch (NotModifiedException running) {
      LOG.debugf("was running already container=%s", id);
    } catch (DockerException e) {
      if (!EngineErrors.isNetworkMissing(e)) {
        throw e;
      }
      // somebody pruned networks while all of the account's containers were stopped; the engine
      // remembers the lost one by its id until the container is connected anew
      try (var turn = networks.take(owner, deadline)) {
        var network = networks.ensure(client, owner, console);
        client.connectToNetworkCmd().withContainerId(id).withNetworkId(network).exec();
      }
      client.startContainerCmd(id).exec();
    }
  }

  private void restartWhenFailed(DockerClient client, String id) {
    client.updateContainerCmd(id).withRestartPolicy(RestartPolicies.whenFailed(config)).exec();
  }

  private static boolean hasPolicy(InspectContainerResponse found) {
    return Optional.ofNullable(found.getHostConfig().getRestartPolicy())
        .map(policy -> policy.getName().equals("on-failure"))
        .orElse(false);
  }

  private static String nameOf(InspectContainerResponse found) {
    return found.getName().substring(1);
  }
}
