package org.whalemountain.docker.meter;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.MeterPage;
import org.whalemountain.api.meter.Measure;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class MetersIT {
  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @ConfigProperty(name = "whalemountain.metrics.token")
  String metricsToken;

  @Test
  void thePageTellsOfAllThatIsMeasured() {
    MeterPage.compare("docker-agent", Meters.all());
    Call.to(agent).as(token).get("/v1/containers").expect(200);
    Call.to(agent)
        .as(token)
        .post("/v1/containers/nobody-nothing/start")
        .expectProblem(404, "not-found");

    var served = MeterPage.served(agent, metricsToken);

    assertThat(served)
        .contains(
            "whalemountain_starts_waiting",
            "whalemountain_starts_running",
            "whalemountain_step_seconds",
            "whalemountain_engine_calls_total",
            "whalemountain_containers");
    assertThat(Meters.all()).extracting(Measure::prometheusName).containsAll(served);
  }
}
