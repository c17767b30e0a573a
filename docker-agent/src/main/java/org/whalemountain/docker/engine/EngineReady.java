package org.whalemountain.docker.engine;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.whalemountain.api.problem.ApiException;

/** Ready means that the engine answers. */
@Readiness
@ApplicationScoped
class EngineReady implements HealthCheck {
  private final Engine engine;
  private final EngineConfig config;

  EngineReady(Engine engine, EngineConfig config) {
    this.engine = engine;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      engine.call(config.readyDeadline(), client -> client.pingCmd().exec());
      return HealthCheckResponse.up("engine");
    } catch (ApiException e) {
      return HealthCheckResponse.down("engine");
    }
  }
}
