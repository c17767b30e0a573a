package org.whalemountain.docker.network;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.FullName;
import org.whalemountain.docker.engine.Labels;
import org.whalemountain.docker.engine.Turns;
import org.whalemountain.docker.engine.Turns.Turn;

/**
 * One network for each account, made with its first container and removed with its last. Whoever
 * makes or removes a container of an account holds the account's turn meanwhile: a container that
 * is made but not started does not hold its network in the engine.
 */
@ApplicationScoped
public class AccountNetworks {
  private static final Logger LOG = Logger.getLogger(AccountNetworks.class);

  private final Bridges bridges;
  private final HostIdentity host;
  private final Turns turns = new Turns();

  AccountNetworks(Bridges bridges, HostIdentity host) {
    this.bridges = bridges;
    this.host = host;
  }

  /** Identity of the host that they are on. */
  public String hostId() {
    return host.id();
  }

  /** Waits until nobody else makes or removes containers of this account. */
  public Turn take(String account, Duration deadline) {
    return turns.take(account, deadline);
  }

  /**
   * The account's network, made where it is missing; for a thread that holds the account's turn.
   *
   * @param console the installation, for the label
   * @return what a container names as its network
   * @throws org.whalemountain.api.problem.ApiException {@code no-capacity} where the pool is used
   *     up, {@code name-taken} where a foreign network has the name
   */
  public String ensure(DockerClient client, String account, String console) {
    var labels = new HashMap<>(Map.of(Labels.OWNER, account, Labels.CONSOLE, console));
    if (host.id() != null) {
      labels.put(Labels.HOST, host.id());
    }
    return bridges.ensure(
        client, FullName.networkOf(account), labels, network -> isOf(account, network));
  }

  /**
   * Removes the account's network when no container of the account is left, stopped ones counted;
   * for a thread that holds the account's turn. A failure is only logged: the network is reused or
   * removed the next time.
   */
  public void removeUnused(DockerClient client, String account) {
    var left =
        client
            .listContainersCmd()
            .withShowAll(true)
            .withLabelFilter(Map.of(Labels.OWNER, account))
            .exec();
    if (!left.isEmpty()) {
      return;
    }
    var name = FullName.networkOf(account);
    var found = client.listNetworksCmd().withNameFilter(name).exec();
    for (var network : Bridges.named(found, name)) {
      if (isOf(account, network)) {
        remove(client, network.getId(), name);
      }
    }
  }

  private static boolean isOf(String account, Network network) {
    return network.getLabels() != null && account.equals(network.getLabels().get(Labels.OWNER));
  }

  private static void remove(DockerClient client, String id, String name) {
    try {
      client.removeNetworkCmd(id).exec();
    } catch (NotFoundException gone) {
      LOG.debugf("the network is gone already network=%s", name);
    } catch (DockerException e) {
      LOG.warnf("left a network in place network=%s status=%d", name, e.getHttpStatus());
    }
  }
}
