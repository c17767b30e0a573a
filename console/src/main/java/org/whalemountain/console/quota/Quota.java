package org.whalemountain.console.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/**
 * What one account may have, has, or wishes.
 *
 * @param containers how many
 * @param gpus how many
 * @param cpus processors, the sum over its containers
 * @param memoryMiB memory, the sum over its containers
 */
public record Quota(long containers, long gpus, double cpus, long memoryMiB) {

  /** Sums of tenths are no tenths: what is less than this over a limit is not over it. */
  private static final double SLACK = 1e-6;

  private static final Sentence CONTAINERS =
      new Sentence(
          "You may have {0} containers and have {1}; {2} more is too many.",
          "コンテナは {0} 個まで借りられます (使用中 {1}、今回 {2})。");
  private static final Sentence GPUS =
      new Sentence(
          "Your containers may have {0} GPUs together and have {1}; {2} more is too many.",
          "GPU は合計 {0} 個まで使えます (使用中 {1}、今回 {2})。");
  private static final Sentence CPUS =
      new Sentence(
          "Your containers may have {0} CPUs together and have {1}; {2} more is too many.",
          "CPU は合計 {0} まで使えます (使用中 {1}、今回 {2})。");
  private static final Sentence MEMORY =
      new Sentence(
          "Your containers may have {0} MiB of memory together and have {1}; {2} more is too much.",
          "メモリは合計 {0} MiB まで使えます (使用中 {1}、今回 {2})。");
  private static final Sentence NEXT =
      new Sentence("Delete a container, or ask for less.", "コンテナを削除するか、割り当てを減らしてください。");

  /**
   * Whether more fits.
   *
   * @param used what the account has
   * @param more what it wishes
   * @throws ApiException {@code quota-exceeded} with limit, used and wished of all that is used up
   */
  public void require(Quota used, Quota more) {
    var exceeded = exceeded(used, more);
    if (!exceeded.isEmpty()) {
      var all = new ArrayList<>(exceeded);
      all.add(NEXT);
      throw new ApiException(ErrorCode.QUOTA_EXCEEDED, joined(all));
    }
  }

  private List<Sentence> exceeded(Quota used, Quota more) {
    var exceeded = new ArrayList<Sentence>();
    if (used.containers + more.containers > containers) {
      exceeded.add(CONTAINERS.with(containers, used.containers, more.containers));
    }
    // What is not wished is not refused, also where a limit was lowered below what is used.
    if (more.gpus > 0 && used.gpus + more.gpus > gpus) {
      exceeded.add(GPUS.with(gpus, used.gpus, more.gpus));
    }
    if (used.cpus + more.cpus > cpus + SLACK) {
      exceeded.add(CPUS.with(shown(cpus), shown(used.cpus), shown(more.cpus)));
    }
    if (used.memoryMiB + more.memoryMiB > memoryMiB) {
      exceeded.add(MEMORY.with(memoryMiB, used.memoryMiB, more.memoryMiB));
    }
    return exceeded;
  }

  /** Two decimals at most, and none where there are none. */
  private static String shown(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Sentence joined(List<Sentence> sentences) {
    return new Sentence(
        String.join(" ", sentences.stream().map(Sentence::english).toList()),
        String.join("", sentences.stream().map(Sentence::japanese).toList()));
  }
}
