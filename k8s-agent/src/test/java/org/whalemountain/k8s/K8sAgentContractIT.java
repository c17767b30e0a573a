package org.whalemountain.k8s;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.whalemountain.api.contract.AgentContractTest;

/** The whole contract against a real cluster, with the rights that an agent is given there. */
@QuarkusTest
@TestProfile(K8sAgentContractIT.OnARealCluster.class)
@EnabledIfEnvironmentVariable(
    named = RealCluster.VARIABLE,
    matches = ".+",
    disabledReason = RealCluster.NO_CLUSTER)
public class K8sAgentContractIT extends AgentContractTest {

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @Override
  protected URI agent() {
    return agent;
  }

  @Override
  protected String token() {
    return token;
  }

  @Override
  protected String image() {
    return RealCluster.image();
  }

  @Override
  protected boolean attends() {
    return false;
  }

  @Override
  protected boolean makesSingularityFiles() {
    return false;
  }

  public static class OnARealCluster implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(RealCluster.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of();
    }
  }
}
