package org.whalemountain.docker.network;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.EngineErrors;

/** Bridge networks with addresses from the pool. Every method runs inside a call to the engine. */
@ApplicationScoped
public class Bridges {
  private static final Logger LOG = Logger.getLogger(Bridges.class);
  private static final int MOST_TRIES = 64;

  private static final Sentence POOL_USED_UP =
      new Sentence(
          "The host has no free network for another account.", "このホストには新しいアカウント用の空きネットワークがありません。");
  private static final Sentence FOREIGN =
      new Sentence(
          "The host has a foreign network with a name that is needed here.",
          "必要な名前を持つ別のネットワークがホスト上にあります。");

  /** Of two with one name the older counts, so that every agent picks the same. */
  static final Comparator<Network> FIRST =
      Comparator.comparing(Network::getCreated).thenComparing(Network::getId);

  private final SubnetPool pool;

  Bridges(NetworkConfig config) {
    this.pool = SubnetPool.of(config);
  }

  /** How many networks the pool has left, seen from a list of all networks. */
  public long free(Collection<Network> all) {
    return pool.free(used(all));
  }

  /** Ours of that name; a name alone proves nothing. */
  static Optional<Network> find(Collection<Network> all, String name, Predicate<Network> isOurs) {
    return named(all, name).stream().filter(isOurs).min(FIRST);
  }

  static List<Network> named(Collection<Network> all, String name) {
    return all.stream().filter(network -> name.equals(network.getName())).toList();
  }

  /**
   * Finds it or makes it.
   *
   * @throws ApiException {@code no-capacity} where the pool is used up, {@code name-taken} where a
   *     foreign network has the name
   */
  String ensure(
      DockerClient client, String name, Map<String, String> labels, Predicate<Network> isOurs) {
    var refused = new ArrayList<Subnet>();
    for (var i = 0; i < MOST_TRIES; i++) {
      var all = client.listNetworksCmd().exec();
      var there = find(all, name, isOurs);
      if (there.isPresent()) {
        return reference(all, there.get());
      }
      if (!named(all, name).isEmpty()) {
        throw new ApiException(ErrorCode.NAME_TAKEN, FOREIGN);
      }
      var used = used(all);
      used.addAll(refused);
      var subnet =
          pool.next(used).orElseThrow(() -> new ApiException(ErrorCode.NO_CAPACITY, POOL_USED_UP));
      try {
        create(client, name, labels, subnet);
        LOG.infof("made a network network=%s subnet=%s", name, subnet);
      } catch (ConflictException madeByAnother) {
        LOG.debugf("found a network made meanwhile network=%s", name);
      } catch (DockerException e) {
        // in a network namespace of its own this agent does not see what the engine sees
        if (!EngineErrors.isPoolOverlap(e)) {
          throw e;
        }
        refused.add(subnet);
      }
    }
    throw new ApiException(ErrorCode.NO_CAPACITY, POOL_USED_UP);
  }

  /** The name, so that a container finds the network after it was made anew; the id if doubled. */
  private static String reference(Collection<Network> all, Network chosen) {
    return named(all, chosen.getName()).size() == 1 ? chosen.getName() : chosen.getId();
  }

  private static void create(
      DockerClient client, String name, Map<String, String> labels, Subnet subnet) {
    var addresses = new Network.Ipam.Config().withSubnet(subnet.toString());
    client
        .createNetworkCmd()
        .withName(name)
        .withDriver("bridge")
        .withCheckDuplicate(true)
        .withIpam(new Network.Ipam().withConfig(addresses))
        .withOptions(Map.of("com.docker.network.bridge.enable_icc", "false"))
        .withLabels(labels)
        .exec();
  }

  private List<Subnet> used(Collection<Network> all) {
    var used = new ArrayList<>(subnets(all));
    used.addAll(Interfaces.inside(pool.whole()));
    return used;
  }

  private static List<Subnet> subnets(Collection<Network> all) {
    return all.stream()
        .filter(network -> network.getIpam() != null && network.getIpam().getConfig() != null)
        .flatMap(network -> network.getIpam().getConfig().stream())
        .flatMap(addresses -> Subnet.read(addresses.getSubnet()).stream())
        .toList();
  }
}
