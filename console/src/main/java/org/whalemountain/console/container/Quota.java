package org.whalemountain.console.container;

import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/**
 * What one account may have, or has.
 *
 * @param containers how many
 * @param cpus processors
 * @param memoryMiB memory
 */
record Quota(long containers, double cpus, long memoryMiB) {

  private static final Sentence CONTAINERS =
      new Sentence(
          "You have {0} containers and may have {1}. Delete one first.",
          "コンテナは {1} 個まで借りられます (現在 {0} 個)。先に 1 つ削除してください。");
  private static final Sentence CPUS =
      new Sentence(
          "Your containers have {0} CPUs and may have {1} together; {2} more is too much.",
          "CPU は合計 {1} まで使えます (現在 {0})。さらに {2} は割り当てられません。");
  private static final Sentence MEMORY =
      new Sentence(
          "Your containers have {0} MiB of memory and may have {1} together; {2} more is too much.",
          "メモリは合計 {1} MiB まで使えます (現在 {0} MiB)。さらに {2} MiB は割り当てられません。");

  /**
   * Whether one more fits.
   *
   * @param used what the account has
   * @throws ApiException {@code quota-exceeded} naming what is used up
   */
  void require(Quota used, double moreCpus, long moreMemoryMiB) {
    if (used.containers + 1 > containers) {
      throw exceeded(CONTAINERS.with(used.containers, containers));
    }
    if (used.cpus + moreCpus > cpus) {
      throw exceeded(CPUS.with(used.cpus, cpus, moreCpus));
    }
    if (used.memoryMiB + moreMemoryMiB > memoryMiB) {
      throw exceeded(MEMORY.with(used.memoryMiB, memoryMiB, moreMemoryMiB));
    }
  }

  private static ApiException exceeded(Sentence detail) {
    return new ApiException(ErrorCode.QUOTA_EXCEEDED, detail);
  }
}
