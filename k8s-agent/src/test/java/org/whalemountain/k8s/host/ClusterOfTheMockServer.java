package org.whalemountain.k8s.host;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.MockWebServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * fabric8's mock of an API server: no cluster can be started on every machine that runs the tests.
 * It lies about a lot (it gives no version, for one), but not about reading namespaces and nodes.
 */
public class ClusterOfTheMockServer implements QuarkusTestResourceLifecycleManager {

  /** Property with the UID that the mock gave its {@code kube-system}. */
  static final String UID = "test.kube-system.uid";

  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new io.fabric8.mockwebserver.Context(Serialization.jsonMapper()),
          new MockWebServer(),
          new HashMap<>(),
          new KubernetesCrudDispatcher(),
          false);

  @Override
  public Map<String, String> start() {
    server.init();
    var client = server.createClient();
    client
        .namespaces()
        .resource(
            new NamespaceBuilder().withNewMetadata().withName("kube-system").endMetadata().build())
        .create();
    client
        .nodes()
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName("node1")
                .endMetadata()
                .withNewStatus()
                .addToAllocatable("cpu", new Quantity("3500m"))
                .addToAllocatable("memory", new Quantity("8Gi"))
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build())
        .create();
    return Map.of(
        "quarkus.kubernetes-client.api-server-url",
        client.getConfiguration().getMasterUrl(),
        UID,
        client.namespaces().withName("kube-system").get().getMetadata().getUid());
  }

  @Override
  public void stop() {
    server.destroy();
  }
}
