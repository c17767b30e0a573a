package org.whalemountain.docker.network;

import com.github.dockerjava.api.DockerClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.whalemountain.docker.engine.Labels;

/**
 * The network of all runners: each reaches GitLab and none another, as on every network of this
 * agent.
 */
@ApplicationScoped
public class RunnerNetwork {

  /** No account's network is called so: those begin with {@code wm-}. */
  private static final String NAME = "whalemountain-runners";

  private static final String LABEL = Labels.PREFIX + "runners";

  private final Bridges bridges;

  RunnerNetwork(Bridges bridges) {
    this.bridges = bridges;
  }

  /**
   * Makes it where it is missing.
   *
   * @return what a container names as its network
   * @throws org.whalemountain.api.problem.ApiException {@code no-capacity}, {@code name-taken}
   */
  public String ensure(DockerClient client) {
    return bridges.ensure(
        client,
        NAME,
        Map.of(LABEL, "true"),
        network -> network.getLabels() != null && network.getLabels().containsKey(LABEL));
  }
}
