package org.whalemountain.k8s.host;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;

@QuarkusTest
@TestProfile(ClusterDownTest.NothingListens.class)
class ClusterDownTest {

  @TestHTTPResource("/")
  URI address;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @Test
  void theAgentLivesAndSaysThatTheClusterIsSilent() {
    Call.to(address).get("/q/health/live").expect(200);
    Call.to(address).as(token).get("/v1/host").expectProblem(503, "host-unreachable");
  }

  public static class NothingListens implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.kubernetes-client.api-server-url", "http://127.0.0.1:1");
    }
  }
}
