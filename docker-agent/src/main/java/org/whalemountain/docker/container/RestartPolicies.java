package org.whalemountain.docker.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.RestartPolicy;
import org.whalemountain.api.container.Launch;

/**
 * When the engine starts a container again by itself.
 *
 * <p>A command that fails is started again a few times, one that ends well is over; both run again
 * after the engine was restarted, unless they ended with exit code 0. {@code unless-stopped} would
 * repeat a finished computation for ever. As {@code on-failure} forgets at the engine's restart
 * that somebody stopped the container, a stop takes the policy away and a start gives it back.
 */
final class RestartPolicies {
  /** docker-java's own word for it is an empty name, which an update takes for no change. */
  static final RestartPolicy NEVER = read("{\"Name\":\"no\",\"MaximumRetryCount\":0}");

  private RestartPolicies() {}

  static RestartPolicy of(Launch launch, ContainerConfig config) {
    return launch.once() ? NEVER : whenFailed(config);
  }

  static RestartPolicy whenFailed(ContainerConfig config) {
    return RestartPolicy.onFailureRestart(config.restarts());
  }

  private static RestartPolicy read(String json) {
    try {
      return new ObjectMapper().readValue(json, RestartPolicy.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the policy's JSON is fixed", e);
    }
  }
}
