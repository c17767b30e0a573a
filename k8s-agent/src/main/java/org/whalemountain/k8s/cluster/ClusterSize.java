package org.whalemountain.k8s.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the ready, schedulable nodes of a cluster can give all together.
 *
 * @param nodes how many there are
 * @param cpus processors, in whole ones and parts
 * @param memoryMiB memory
 */
public record ClusterSize(int nodes, double cpus, long memoryMiB) {

  private static final BigDecimal BYTES_PER_MIB = BigDecimal.valueOf(1024L * 1024);

  /** Adds up what the nodes say is allocatable. */
  public static ClusterSize of(List<Node> nodes) {
    var usable = nodes.stream().filter(ClusterSize::isUsable).toList();
    return new ClusterSize(
        usable.size(),
        usable.stream().mapToDouble(node -> amount(node, "cpu").doubleValue()).sum(),
        usable.stream()
            .map(node -> amount(node, "memory"))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divideToIntegralValue(BYTES_PER_MIB)
            .longValue());
  }

  /** Whether it is ready and takes pods. */
  public static boolean isUsable(Node node) {
    var closed = node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable());
    return !closed
        && node.getStatus() != null
        && node.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  private static BigDecimal amount(Node node, String resource) {
    var allocatable = node.getStatus().getAllocatable();
    var quantity = allocatable == null ? null : allocatable.get(resource);
    return quantity == null ? BigDecimal.ZERO : Quantity.getAmountInBytes(quantity);
  }
}
