package org.whalemountain.k8s.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClusterSizeTest {

  @Test
  void onlyReadyAndSchedulableNodesCount() {
    var size =
        ClusterSize.of(
            List.of(
                node("True", false, "4", "16384Mi"),
                node("True", false, "500m", "1Gi"),
                node("False", false, "64", "1Ti"),
                node("True", true, "64", "1Ti")));
    assertThat(size).isEqualTo(new ClusterSize(2, 4.5, 17_408));
  }

  @Test
  void aClusterWithoutNodesGivesNothing() {
    assertThat(ClusterSize.of(List.of(new Node()))).isEqualTo(new ClusterSize(0, 0, 0));
  }

  private static Node node(String ready, boolean closed, String cpu, String memory) {
    return new NodeBuilder()
        .withNewSpec()
        .withUnschedulable(closed)
        .endSpec()
        .withNewStatus()
        .addToAllocatable("cpu", new Quantity(cpu))
        .addToAllocatable("memory", new Quantity(memory))
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready)
        .endCondition()
        .endStatus()
        .build();
  }
}
