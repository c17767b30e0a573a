package org.whalemountain.console.meter;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.MeterPage;
import org.whalemountain.api.meter.Measure;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class MetersTest {

  @ConfigProperty(name = "whalemountain.metrics.token")
  String token;

  @Inject Gauges gauges;

  @Test
  void thePageTellsOfAllThatIsMeasuredAndNoPersonIsInIt() {
    MeterPage.compare("console", Meters.all());
    var url = ConfigProvider.getConfig().getValue("test.url", URI.class);
    var student = FakeHost.as("e175702");
    try (var host = FakeHost.register()) {
      var made = student.post("/api/v1/containers", host.order("metered", "")).expect(201);
      gauges.read();
      var served = MeterPage.served(url, token);
      assertThat(Meters.all()).extracting(Measure::prometheusName).containsAll(served);
      assertThat(served)
          .containsExactlyInAnyOrderElementsOf(
              Meters.all().stream().map(Measure::prometheusName).toList());
      var told = Call.to(url).as(token).get("/q/metrics").expect(200).text();
      assertThat(told)
          .contains("whalemountain_containers{host=\"" + host.name() + "\",status=\"running\"} 1.0")
          .contains("whalemountain_host_unreachable{host=\"" + host.name() + "\"} 0.0")
          .contains("whalemountain_create_step_seconds_bucket{step=\"agent\"")
          .contains("call=\"PUT containers\"")
          .doesNotContain("metered")
          .doesNotContain("e175702");
      student.delete("/api/v1/containers/" + made.json().path("id").asText()).expect(204);
      FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name()).expect(204);
    }
  }
}
