package org.whalemountain.console.quota;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * Limits where something says so: an account's own, or a group's. Null is silence: the next one
 * speaks.
 *
 * @param containers how many, 0 or more
 * @param gpus how many, 0 or more
 * @param cpus processors, 0 or more
 * @param memoryMiB memory, 0 or more
 */
public record Limits(Integer containers, Integer gpus, Double cpus, Long memoryMiB) {

  private static final int MOST = 1_000_000;
  private static final long MOST_MEMORY_MIB = 1L << 40;
  private static final Sentence RANGE =
      new Sentence("must be between 0 and {0}, was {1}", "は 0 から {0} の間である必要があります (入力: {1})");

  /** Says nothing about anything. */
  static final Limits NONE = new Limits(null, null, null, null);

  /**
   * Checks every field.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  public Limits {
    new Check()
        .that(isIn(containers, MOST), "containers", RANGE.with(MOST, containers))
        .that(isIn(gpus, MOST), "gpus", RANGE.with(MOST, gpus))
        .that(isIn(cpus, MOST), "cpus", RANGE.with(MOST, cpus))
        .that(isIn(memoryMiB, MOST_MEMORY_MIB), "memoryMiB", RANGE.with(MOST_MEMORY_MIB, memoryMiB))
        .done();
  }

  /** What a group of the configuration says. */
  static Limits of(QuotaConfig.Group group) {
    return new Limits(
        group.containers().orElse(null),
        group.gpus().orElse(null),
        group.cpus().orElse(null),
        group.memoryMiB().orElse(null));
  }

  /**
   * What an account may have: its own limits come before its groups', the most generous of those
   * before everybody's.
   *
   * @param own the account's, null where it has none
   * @param groups the groups the account is in
   * @param known what groups may have, by name; names are equal whatever their case
   * @param everybody what all may have
   */
  static Quota resolve(
      Limits own, Collection<String> groups, Map<String, Limits> known, Quota everybody) {
    var mine =
        known.entrySet().stream()
            .filter(group -> groups.stream().anyMatch(group.getKey()::equalsIgnoreCase))
            .map(Map.Entry::getValue)
            .toList();
    return new Quota(
        first(own, mine, Limits::containers, (int) everybody.containers()),
        first(own, mine, Limits::gpus, (int) everybody.gpus()),
        first(own, mine, Limits::cpus, everybody.cpus()),
        first(own, mine, Limits::memoryMiB, everybody.memoryMiB()));
  }

  private static <T extends Comparable<T>> T first(
      Limits own, List<Limits> groups, Function<Limits, T> limit, T everybody) {
    if (own != null && limit.apply(own) != null) {
      return limit.apply(own);
    }
    return groups.stream()
        .map(limit)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(everybody);
  }

  private static boolean isIn(Number value, long most) {
    return value == null || (value.doubleValue() >= 0 && value.doubleValue() <= most);
  }
}
