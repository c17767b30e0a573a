package org.whalemountain.k8s.meter;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.MeterPage;
import org.whalemountain.api.meter.Measure;
import org.whalemountain.k8s.ClusterOfTheMockServer;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = ClusterOfTheMockServer.class, restrictToAnnotatedClass = true)
class MetersTest {

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @ConfigProperty(name = "whalemountain.metrics.token")
  String metricsToken;

  @Test
  void thePageTellsOfAllThatIsMeasured() {
    MeterPage.compare("k8s-agent", Meters.all());
    Call.to(agent).as(token).get("/v1/containers").expect(200);
    Call.to(agent)
        .as(token)
        .post("/v1/containers/e175701-nothing/start")
        .expectProblem(404, "not-found");
    assertThat(MeterPage.served(agent, metricsToken))
        .containsExactlyInAnyOrderElementsOf(
            Meters.all().stream().map(Measure::prometheusName).toList());
  }
}
