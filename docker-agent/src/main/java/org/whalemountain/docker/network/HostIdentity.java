package org.whalemountain.docker.network;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whalemountain.docker.engine.EngineFound;
import org.whalemountain.docker.engine.Labels;

/**
 * The host's identity: a random id on a label of a network that is made at the first contact with
 * the engine, before any request is served. Every account's network carries it as well, so that it
 * outlives a {@code docker network prune} that takes the unused network away; and every container,
 * so that it outlives an engine that lost its networks.
 */
@ApplicationScoped
public class HostIdentity {
  static final String NETWORK = "whalemountain";

  private volatile String id;

  private final Bridges bridges;

  HostIdentity(Bridges bridges) {
    this.bridges = bridges;
  }

  /** The id of the engine that was found last; null before the first contact. */
  public String id() {
    return id;
  }

  void learn(@Observes EngineFound found) {
    var client = found.client();
    var all = client.listNetworksCmd().exec();
    if (Bridges.find(all, NETWORK, HostIdentity::isLabelled).isEmpty()) {
      var given =
          read(all).or(() -> ofContainers(client)).orElseGet(() -> UUID.randomUUID().toString());
      bridges.ensure(client, NETWORK, Map.of(Labels.HOST, given), HostIdentity::isLabelled);
      // two agents may have made one each: both read the same
      all = client.listNetworksCmd().exec();
    }
    id = read(all).orElseThrow();
  }

  /**
   * The id as the engine's networks tell it now: behind the same address there may be another
   * engine since the first contact, and no call has failed.
   */
  public String of(DockerClient client, Collection<Network> all) {
    read(all).ifPresentOrElse(told -> id = told, () -> learn(new EngineFound(client)));
    return id;
  }

  /** The identity network's, else the oldest account network's. */
  static Optional<String> read(Collection<Network> all) {
    return Bridges.find(all, NETWORK, HostIdentity::isLabelled)
        .or(() -> all.stream().filter(HostIdentity::isLabelled).min(Bridges.FIRST))
        .map(network -> network.getLabels().get(Labels.HOST));
  }

  /** What the most of those that were lent say. */
  private static Optional<String> ofContainers(DockerClient client) {
    return client.listContainersCmd().withShowAll(true).exec().stream()
        .filter(found -> Labels.isLent(found.getLabels(), found.getNames()[0]))
        .map(found -> found.getLabels().getOrDefault(Labels.HOST, ""))
        .filter(told -> !told.isBlank())
        .collect(Collectors.groupingBy(told -> told, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private static boolean isLabelled(Network network) {
    return network.getLabels() != null
        && !network.getLabels().getOrDefault(Labels.HOST, "").isBlank();
  }
}
