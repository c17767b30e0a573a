package org.whalemountain.k8s;

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
 * It lies about a lot (it gives no version, allows everything, starts nothing), so what it shows is
 * this agent's own part; {@link MockControllers} play the cluster's.
 */
public class ClusterOfTheMockServer implements QuarkusTestResourceLifecycleManager {

  /** Property with the UID that the mock gave its {@code kube-system}. */
  public static final String UID = "test.kube-system.uid";

  /** On its only node. */
  public static final String IMAGE = "whalemountain-test/busybox:1";

  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new io.fabric8.mockwebserver.Context(Serialization.jsonMapper()),
          new MockWebServer(),
          new HashMap<>(),
          new KubernetesCrudDispatcher(),
          false);

  private MockControllers controllers;

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
                .addNewImage()
                .withNames("docker.io/" + IMAGE)
                .withSizeBytes(1L)
                .endImage()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build())
        .create();
    controllers = new MockControllers(server.createClient());
    return Map.of(
        "quarkus.kubernetes-client.api-server-url",
        client.getConfiguration().getMasterUrl(),
        UID,
        client.namespaces().withName("kube-system").get().getMetadata().getUid());
  }

  @Override
  public void stop() {
    controllers.close();
    server.destroy();
  }
}
