package org.whalemountain.k8s.host;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.HostContractTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract as far as this agent keeps it: it tells who it is, and lends nothing yet. */
@QuarkusTest
@QuarkusTestResource(ClusterOfTheMockServer.class)
class HostResourceTest extends HostContractTest {

  @TestHTTPResource("/")
  URI address;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @ConfigProperty(name = ClusterOfTheMockServer.UID)
  String uid;

  @Override
  protected URI agent() {
    return address;
  }

  @Override
  protected String token() {
    return token;
  }

  @Test
  void theClusterIsItsKubeSystemNamespace() {
    var host = call().get("/v1/host").expect(200).json();
    assertThat(host.path("hostId").asText()).isEqualTo(uid);
    assertThat(host.path("kind").asText()).isEqualTo("kubernetes");
    assertThat(host.path("cpus").asDouble()).isEqualTo(3.5);
    assertThat(host.path("memoryMiB").asLong()).isEqualTo(8192);
  }
}
