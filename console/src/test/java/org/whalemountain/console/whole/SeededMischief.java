package org.whalemountain.console.whole;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Chooses what happens to each request of a wire: the same row of choices for the same seed. */
final class SeededMischief implements Supplier<Mischief> {

  private static final List<Mischief> BAD =
      List.of(
          Mischief.CUT_REQUEST,
          Mischief.LOSE_ANSWER,
          Mischief.LOSE_ANSWER,
          Mischief.CUT_ANSWER,
          Mischief.CUT_ANSWER,
          Mischief.DELAY,
          Mischief.DELAY,
          Mischief.DRIP);

  private final Random random;
  private final double share;
  private final Map<Mischief, Integer> done = new EnumMap<>(Mischief.class);

  /**
   * @param share of requests that meet something, 0 to 1
   */
  SeededMischief(long seed, double share) {
    this.random = new Random(seed);
    this.share = share;
  }

  @Override
  public synchronized Mischief get() {
    var isBad = random.nextDouble() < share;
    var kind = BAD.get(random.nextInt(BAD.size()));
    if (!isBad) {
      return Mischief.NONE;
    }
    done.merge(kind, 1, Integer::sum);
    return kind;
  }

  /** How often each happened so far. */
  synchronized Map<Mischief, Integer> done() {
    return new EnumMap<>(done);
  }
}
