package org.whalemountain.k8s;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.ProgramContractTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract as far as a mock of an API server goes: the lives of containers. What needs programs
 * that run is tested on a real cluster, {@link K8sAgentContractIT}.
 */
@QuarkusTest
@QuarkusTestResource(value = ClusterOfTheMockServer.class, restrictToAnnotatedClass = true)
class MockContractTest extends ProgramContractTest {

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

  @Override
  protected String image() {
    return ClusterOfTheMockServer.IMAGE;
  }

  @Override
  protected boolean attends() {
    return false;
  }

  @Override
  protected boolean runsPrograms() {
    return false;
  }

  @Override
  protected boolean makesSingularityFiles() {
    return false;
  }

  @Test
  void theClusterIsItsKubeSystemNamespace() {
    var host = call().get("/v1/host").expect(200).json();
    assertThat(host.path("hostId").asText()).isEqualTo(uid);
    assertThat(host.path("kind").asText()).isEqualTo("kubernetes");
    assertThat(host.path("cpus").asDouble()).isEqualTo(3.5);
    assertThat(host.path("memoryMiB").asLong()).isEqualTo(8192);
  }

  @Test
  void imagesAreThoseOfTheNodes() {
    var names = new ArrayList<String>();
    call()
        .get("/v1/images")
        .expect(200)
        .json()
        .forEach(image -> image.path("names").forEach(name -> names.add(name.asText())));
    assertThat(names).containsExactly(image());
    call().delete("/v1/images/sha256:" + "0".repeat(64)).expectProblem(409, "wrong-state");
  }

  @Test
  void aClusterRunsNoRunners() {
    call().get("/v1/runners").expectProblem(409, "wrong-state");
    call().get("/v1/runners/e175701").expectProblem(409, "wrong-state");
    call().delete("/v1/runners/e175701").expectProblem(409, "wrong-state");
  }

  @Test
  void anImageThatNoNodeHasIsNotPulledByItsId() {
    var spec = spec("web");
    spec.put("imageId", "sha256:" + "0".repeat(64));
    create("web", spec).expectProblem(422, "image-not-available");
    get("web").expectProblem(404, "not-found");
  }

  @Test
  void aReferenceThatOnlyAgentsUseIsNone() {
    var account = "t" + UUID.randomUUID().toString().substring(0, 8);
    var spec =
        Map.of(
            "id", "1",
            "owner", account,
            "name", "web",
            "console", "contract-test",
            "image", "whalemountain.invalid/" + account + "/app:1");
    call()
        .put("/v1/containers/" + account + "-web", Call.json(spec))
        .expectProblem(422, "image-not-available");
  }

  @Test
  void oneWhoseNameIsTakenBySomethingElseIsRefused() {
    create("web", spec("web")).expect(201);
    create("web", spec("web")).expectProblem(409, "name-taken");
  }
}
