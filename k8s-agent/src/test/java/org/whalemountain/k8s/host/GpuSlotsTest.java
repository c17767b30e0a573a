package org.whalemountain.k8s.host;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GpuSlotsTest {

  private static final String GPU = "nvidia.com/gpu";

  @Test
  void othersPodsTakeSomeAndOursDoNot() {
    var nodes =
        List.of(node("a", "4", Map.of("nvidia.com/gpu.product", "H200")), node("b", "0", Map.of()));
    var pods =
        List.of(
            pod("a", "1", "Running", Map.of()),
            pod("a", "1", "Succeeded", Map.of()),
            pod("a", "2", "Running", Map.of("app.kubernetes.io/managed-by", "whalemountain")));
    var slots = GpuSlots.of(nodes, pods, GPU);
    assertThat(slots).hasSize(3);
    assertThat(slots).extracting(slot -> slot.uuid()).doesNotHaveDuplicates();
    assertThat(slots).allSatisfy(slot -> assertThat(slot.model()).isEqualTo("H200"));
    assertThat(slots)
        .allSatisfy(slot -> assertThat(slot.uuid()).matches("[A-Za-z0-9][A-Za-z0-9/_-]{0,99}"));
  }

  @Test
  void whatOnlyPretendsIsNeverGivenAProductsName() {
    var labels = Map.of("nvidia.com/gpu.product", "H200", "whalemountain.simulated", "true");
    assertThat(GpuSlots.of(List.of(node("a", "1", labels)), List.of(), GPU).get(0).model())
        .isEqualTo("simulated");
  }

  private static Node node(String name, String gpus, Map<String, String> labels) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .withUid("uid-" + name)
        .withLabels(labels)
        .endMetadata()
        .withNewStatus()
        .addToAllocatable(GPU, new Quantity(gpus))
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }

  private static Pod pod(String node, String gpus, String phase, Map<String, String> labels) {
    return new PodBuilder()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withNodeName(node)
        .addNewContainer()
        .withNewResources()
        .addToLimits(GPU, new Quantity(gpus))
        .endResources()
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase(phase)
        .endStatus()
        .build();
  }
}
