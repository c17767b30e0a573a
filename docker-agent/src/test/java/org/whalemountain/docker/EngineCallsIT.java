package org.whalemountain.docker;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.docker.engine.EngineTap;

import static org.assertj.core.api.Assertions.assertThat;

/** How many calls to the engine a look costs, and what is open to everybody. */
@QuarkusTest
@QuarkusTestResource(value = EngineCallsIT.Tapped.class, restrictToAnnotatedClass = true)
public class EngineCallsIT {
  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @ConfigProperty(name = "whalemountain.metrics.token")
  String metricsToken;

  EngineTap tap;

  @BeforeEach
  void makeTheFirstContact() {
    tap.mute(false);
    call().get("/v1/host").expect(200);
    tap.forgetRequests();
  }

  @Test
  void aListOfContainersIsOneCall() {
    call().get("/v1/containers").expect(200);
    call().get("/v1/containers?owner=nobody").expect(200);

    assertThat(tap.requests()).hasSize(2).allMatch(request -> request.contains("/containers/json"));
  }

  @Test
  void aListOfImagesIsOneCall() {
    call().get("/v1/images").expect(200);

    assertThat(tap.requests()).hasSize(1);
  }

  @Test
  void theHostIsTwoCallsAndChangesNothing() {
    call().get("/v1/host").expect(200);

    assertThat(tap.requests()).hasSize(2).allMatch(request -> request.startsWith("GET "));
  }

  @Test
  void theIdentityStandsOnANetworkOfTheEngine() throws Exception {
    var id = call().get("/v1/host").expect(200).json().path("hostId").asText();

    assertThat(Docker.inspect("whalemountain", "{{index .Labels \"whalemountain.host\"}}"))
        .isEqualTo(id);
  }

  @Test
  void healthAndDescriptionAreOpenAndMetricsAreNot() {
    for (var path : new String[] {"/q/health/live", "/q/health/ready", "/q/openapi"}) {
      Call.to(agent).get(path).expect(200);
    }
    for (var path : new String[] {"/q/metrics", "/q//metrics", "/q/./metrics", "/q/metrics/"}) {
      Call.to(agent).get(path).expectProblem(401, "not-authenticated");
      Call.to(agent).as(token).get(path).expectProblem(401, "not-authenticated");
    }
    Call.to(agent).as(metricsToken).get("/q/metrics").expect(200);
  }

  @Test
  void anEngineThatDoesNotAnswerMakesTheAgentNotReady() {
    tap.mute(true);

    Call.to(agent).get("/q/health/ready").expect(503);
    Call.to(agent).get("/q/health/live").expect(200);
  }

  private Call call() {
    return Call.to(agent).as(token);
  }

  /** Puts a tap between the agent and the engine. */
  public static class Tapped implements QuarkusTestResourceLifecycleManager {
    private EngineTap tap;

    @Override
    public Map<String, String> start() {
      try {
        tap = new EngineTap(Files.createTempDirectory("tap").resolve("docker.sock"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Map.of("whalemountain.engine.url", tap.url().toString());
    }

    @Override
    public void inject(TestInjector injector) {
      injector.injectIntoFields(tap, field -> field.getType().equals(EngineTap.class));
    }

    @Override
    public void stop() {
      tap.close();
    }
  }
}
