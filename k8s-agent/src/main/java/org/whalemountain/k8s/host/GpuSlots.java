package org.whalemountain.k8s.host;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.whalemountain.api.host.HostReport.Gpu;
import org.whalemountain.k8s.cluster.ClusterSize;
import org.whalemountain.k8s.cluster.Labels;

/**
 * The GPUs that can be lent: on each ready node what is allocatable, minus what pods that are none
 * of ours have asked for. A cluster does not tell which GPU a pod gets, so each is a place: its
 * identity is the node's and a number, and whoever reserves some gets as many, chosen by the
 * scheduler.
 */
final class GpuSlots {

  private static final String MODEL = "nvidia.com/gpu.product";
  private static final String MEMORY = "nvidia.com/gpu.memory";

  /** On nodes that only pretend, for tests. */
  private static final String SIMULATED = Labels.PREFIX + "simulated";

  private GpuSlots() {}

  static List<Gpu> of(Collection<Node> nodes, Collection<Pod> pods, String resource) {
    var slots = new ArrayList<Gpu>();
    for (var node : nodes) {
      if (ClusterSize.isUsable(node)) {
        var free =
            amount(node.getStatus().getAllocatable(), resource) - foreign(node, pods, resource);
        for (var i = 0; i < free; i++) {
          slots.add(slot(node, i, slots.size()));
        }
      }
    }
    return slots;
  }

  /** Whether any node has some, so that it is worth asking for all pods. */
  static boolean isAny(Collection<Node> nodes, String resource) {
    return nodes.stream()
        .filter(ClusterSize::isUsable)
        .anyMatch(node -> amount(node.getStatus().getAllocatable(), resource) > 0);
  }

  private static Gpu slot(Node node, int number, int index) {
    var labels = node.getMetadata().getLabels();
    Map<String, String> known = labels == null ? Map.of() : labels;
    var model = known.containsKey(SIMULATED) ? "simulated" : known.getOrDefault(MODEL, "GPU");
    var memory = known.getOrDefault(MEMORY, "");
    return new Gpu(
        index,
        "slot-" + node.getMetadata().getUid() + "-" + number,
        model,
        memory.matches("\\d{1,9}") ? Long.parseLong(memory) : 0,
        0,
        null);
  }

  private static long foreign(Node node, Collection<Pod> pods, String resource) {
    return pods.stream()
        .filter(pod -> node.getMetadata().getName().equals(pod.getSpec().getNodeName()))
        .filter(pod -> !Labels.isOurs(pod.getMetadata().getLabels()))
        .filter(pod -> !isOver(pod))
        .mapToLong(pod -> asked(pod, resource))
        .sum();
  }

  /** As the scheduler counts: the most of what runs at one time. */
  private static long asked(Pod pod, String resource) {
    var together = sum(pod.getSpec().getContainers(), resource);
    var before =
        pod.getSpec().getInitContainers().stream().mapToLong(it -> limit(it, resource)).max();
    return Math.max(together, before.orElse(0));
  }

  private static long sum(List<Container> containers, String resource) {
    return containers.stream().mapToLong(it -> limit(it, resource)).sum();
  }

  private static long limit(Container container, String resource) {
    return container.getResources() == null
        ? 0
        : amount(container.getResources().getLimits(), resource);
  }

  private static boolean isOver(Pod pod) {
    var phase = pod.getStatus() == null ? "" : Objects.toString(pod.getStatus().getPhase(), "");
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  private static long amount(Map<String, Quantity> amounts, String resource) {
    var quantity = amounts == null ? null : amounts.get(resource);
    return quantity == null ? 0 : Quantity.getAmountInBytes(quantity).longValue();
  }
}
