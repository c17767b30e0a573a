package org.whalemountain.k8s.lent;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Map;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.cluster.Labels;

/** Finds the pod that a stream is about. For threads that may wait. */
@ApplicationScoped
public class Targets {

  private static final Sentence NOT_RUNNING =
      new Sentence(
          "The container {0} is not running. Start it first.", "コンテナ {0} は実行中ではありません。先に起動してください。");
  private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);

  private final LentContainers lent;

  Targets(LentContainers lent) {
    this.lent = lent;
  }

  /**
   * Our container of that full name, running.
   *
   * @throws ApiException {@code not-found}, {@code wrong-state} where it does not run
   */
  public Target running(String fullName) {
    var found = lent.get(fullName);
    return found
        .running()
        .filter(pod -> found.isWanted())
        .map(pod -> target(found, pod))
        .orElseThrow(() -> stopped(fullName));
  }

  /** What is told of one that would have to run. */
  public static ApiException stopped(String fullName) {
    return new ApiException(ErrorCode.WRONG_STATE, NOT_RUNNING.with(fullName));
  }

  private static Target target(Lent found, Pod pod) {
    var resources = pod.getSpec().getContainers().get(0).getResources();
    Map<String, Quantity> limits =
        resources == null || resources.getLimits() == null ? Map.of() : resources.getLimits();
    return new Target(
        found.fullName(),
        pod.getMetadata().getNamespace(),
        pod.getMetadata().getName(),
        found.deployment().getMetadata().getLabels().get(Labels.ORDER),
        amount(limits.get("cpu")).doubleValue(),
        amount(limits.get("memory")).divideToIntegralValue(MIB).longValue());
  }

  private static BigDecimal amount(Quantity quantity) {
    return quantity == null ? BigDecimal.ZERO : Quantity.getAmountInBytes(quantity);
  }
}
