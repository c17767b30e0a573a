package org.whalemountain.docker.container;

import com.github.dockerjava.api.command.InspectContainerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.Signal;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.meter.StatusCount;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.EngineConfig;
import org.whalemountain.docker.engine.Labels;
import org.whalemountain.docker.engine.LentContainers;
import org.whalemountain.docker.engine.Turns;
import org.whalemountain.docker.network.AccountNetworks;

/** Every container that was lent, and what is done with one of them. */
@ApplicationScoped
class Containers {
  private static final Logger LOG = Logger.getLogger(Containers.class);

  private final Engine engine;
  private final LentContainers lent;
  private final AccountNetworks networks;
  private final Admission admission;
  private final Starts starts;
  private final Stops stops;
  private final ContainerConfig config;
  private final Duration deadline;
  private final Turns turns = new Turns();
  private final StatusCount statusCount = new StatusCount();

  Containers(
      Engine engine,
      LentContainers lent,
      AccountNetworks networks,
      Admission admission,
      Starts starts,
      Stops stops,
      ContainerConfig config,
      EngineConfig engineConfig) {
    this.engine = engine;
    this.lent = lent;
    this.networks = networks;
    this.admission = admission;
    this.starts = starts;
    this.stops = stops;
    this.config = config;
    this.deadline = engineConfig.slowDeadline();
  }

  /** One call to the engine; labels tell the rest. */
  List<ContainerReport> list(String owner, Locale locale) {
    var reports =
        engine
            .call(
                client -> {
                  var all = client.listContainersCmd().withShowAll(true);
                  return owner == null
                      ? all.withLabelFilter(List.of(Labels.ID)).exec()
                      : all.withLabelFilter(Map.of(Labels.OWNER, owner)).exec();
                })
            .stream()
            .filter(found -> found.getNames() != null && found.getNames().length > 0)
            .filter(found -> Labels.isMarked(found.getLabels()))
            .map(found -> Reports.of(found, locale))
            .toList();
    if (owner == null) {
      statusCount.note(reports);
    }
    return reports;
  }

  ContainerReport get(String fullName, Locale locale) {
    return Reports.of(lent.get(fullName), locale);
  }

  /** Starts it when its turn has come. */
  CompletionStage<InspectContainerResponse> start(String fullName) {
    return admission.admit(
        config.startPatience(),
        () -> {
          try (var turn = turn(fullName)) {
            starts.asked(lent.get(fullName));
          }
          return lent.get(fullName);
        });
  }

  /** Stops it. Its turn is not held while its program ends: that may be cut short. */
  CompletionStage<InspectContainerResponse> stop(String fullName, StopTime time) {
    return stops.end(notToRunAgain(fullName), time, () -> lent.get(fullName));
  }

  ContainerReport kill(String fullName, Signal signal, Locale locale) {
    try (var turn = turn(fullName)) {
      var id = lent.get(fullName).getId();
      engine.call(
          client -> {
            if (signal.equals(Signal.KILL)) {
              // or it would run again after the engine's next restart
              client.updateContainerCmd(id).withRestartPolicy(RestartPolicies.NEVER).exec();
            }
            return client.killContainerCmd(id).withSignal(signal.name()).exec();
          });
    }
    return get(fullName, locale);
  }

  /** Stops it now and starts it when its turn has come. */
  CompletionStage<InspectContainerResponse> restart(String fullName, StopTime time) {
    return stop(fullName, time).thenCompose(stopped -> start(fullName));
  }

  void delete(String fullName) {
    try (var turn = turn(fullName)) {
      var found = lent.get(fullName);
      remove(found.getId(), fullName, found.getConfig().getLabels().get(Labels.OWNER));
    }
  }

  /** Whoever makes, starts or removes a container of that name holds its turn. */
  Turns.Turn turn(String fullName) {
    return turns.take(fullName, deadline);
  }

  /** Removes it, and the account's network with the last. */
  void remove(String id, String fullName, String owner) {
    try (var turn = networks.take(owner, deadline)) {
      engine.call(
          deadline,
          client -> {
            client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
            networks.removeUnused(client, owner);
            return id;
          });
    }
    LOG.infof("removed container=%s", fullName);
  }

  /** Takes its policy away, with which it would run again after the engine's next restart. */
  private String notToRunAgain(String fullName) {
    try (var turn = turn(fullName)) {
      var id = lent.get(fullName).getId();
      engine.call(
          deadline,
          client -> client.updateContainerCmd(id).withRestartPolicy(RestartPolicies.NEVER).exec());
      return id;
    }
  }
}
