package org.whalemountain.docker.singularity;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.EngineFound;
import org.whalemountain.docker.engine.Labels;
import org.whalemountain.docker.wire.EngineInput;
import org.whalemountain.docker.wire.Wire;

/**
 * An image's files as one archive. The engine flattens only containers, so one is made of the
 * image, never started, exported and removed: it holds nothing but the image. It is no lent one (no
 * id, no owner), and a label tells whose leftover it is where the agent was killed.
 */
@ApplicationScoped
class Flattening {

  /** On such containers: the build area of their agent. */
  static final String LABEL = Labels.PREFIX + "singularity";

  private static final Logger LOG = Logger.getLogger(Flattening.class);

  private final Engine engine;
  private final Wire wire;
  private final BuildArea area;
  private final SingularityConfig config;
  private final Set<String> inUse = ConcurrentHashMap.newKeySet();

  Flattening(Engine engine, Wire wire, BuildArea area, SingularityConfig config) {
    this.engine = engine;
    this.wire = wire;
    this.area = area;
    this.config = config;
  }

  void removeLeftovers(@Observes EngineFound found) {
    if (!area.isMine()) {
      return;
    }
    found
        .client()
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of(LABEL, area.name()))
        .exec()
        .stream()
        .filter(left -> List.of(left.getNames()).stream().noneMatch(this::isInUse))
        .forEach(
            left -> {
              remove(found.client(), left.getId());
              LOG.infof("removed the container of an unfinished build id=%s", left.getId());
            });
  }

  private boolean isInUse(String engineName) {
    return inUse.contains(engineName.substring(1));
  }

  /** What is done with the archive. */
  interface Use {
    void with(EngineInput archive) throws Exception;
  }

  /** Makes the archive and removes what it took, however the use ends. */
  void of(String imageId, Use use) throws Exception {
    var name = "wm-singularity-" + UUID.randomUUID();
    inUse.add(name);
    try {
      engine.call(client -> create(client, imageId, name));
      var answer = wire.send(HttpMethod.GET, "/containers/" + name + "/export", null);
      try (var archive = new EngineInput(Wire.await(answer, wire.deadline()), config.idle())) {
        use.with(archive);
      }
    } finally {
      try {
        removeSurely(name);
      } finally {
        inUse.remove(name);
      }
    }
  }

  /** An interrupt ends the build, not its cleaning up, and may come in the middle of either. */
  private void removeSurely(String container) {
    var wasInterrupted = Thread.interrupted();
    try {
      engine.call(client -> remove(client, container));
    } catch (ApiException e) {
      if (!Thread.interrupted()) {
        throw e;
      }
      wasInterrupted = true;
      engine.call(client -> remove(client, container));
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private String create(DockerClient client, String imageId, String name) {
    // the labels of an image become those of its containers: what makes one lent is emptied
    return client
        .createContainerCmd(imageId)
        .withName(name)
        .withCmd("-")
        .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
        .withLabels(Map.of(LABEL, area.name(), Labels.ID, "", Labels.OWNER, "", Labels.NAME, ""))
        .exec()
        .getId();
  }

  private static Void remove(DockerClient client, String container) {
    try {
      client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException gone) {
      LOG.debugf("was not there container=%s", container);
    }
    return null;
  }
}
