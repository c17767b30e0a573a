package org.whalemountain.console.whole;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much chaos, and which.
 *
 * @param seed decides what is ordered, what is killed and what breaks
 * @param creates how many containers are ordered
 * @param parallel how many of them at a time
 * @param accounts how many people order them
 * @param blades how many engines
 */
record ChaosPlan(long seed, int creates, int parallel, int accounts, int blades) {

  /** What a run takes that fits between two coffees' sips. */
  static final ChaosPlan SHORT = new ChaosPlan(1, 60, 12, 12, 2);

  static final String USAGE =
      "Usage: ./deploy/test/chaos [--long] [--seed N] [--creates N] [--parallel N] [--accounts N] [--blades N]";

  private static final ChaosPlan LONG = new ChaosPlan(1, 1000, 40, 100, 3);

  ChaosPlan {
    if (creates < 1 || parallel < 1 || accounts < 1 || blades < 1) {
      throw new IllegalArgumentException(USAGE);
    }
  }

  /** Reads flags, the last one of a name counts. */
  static ChaosPlan of(List<String> flags) {
    var plan = flags.contains("--long") ? LONG : SHORT;
    var rest = flags.stream().filter(flag -> !flag.equals("--long")).toList();
    if (rest.size() % 2 != 0) {
      throw new IllegalArgumentException(USAGE);
    }
    for (var i = 0; i < rest.size(); i += 2) {
      plan = plan.with(rest.get(i), Long.parseLong(rest.get(i + 1)));
    }
    return plan;
  }

  /** The people of a run. */
  List<String> people(String run) {
    return IntStream.range(0, accounts).mapToObj(i -> "c" + run + i).toList();
  }

  private ChaosPlan with(String flag, long value) {
    var number = Math.toIntExact(Math.abs(value) > Integer.MAX_VALUE ? -1 : value);
    return switch (flag) {
      case "--seed" -> new ChaosPlan(value, creates, parallel, accounts, blades);
      case "--creates" -> new ChaosPlan(seed, number, parallel, accounts, blades);
      case "--parallel" -> new ChaosPlan(seed, creates, number, accounts, blades);
      case "--accounts" -> new ChaosPlan(seed, creates, parallel, number, blades);
      case "--blades" -> new ChaosPlan(seed, creates, parallel, accounts, number);
      default -> throw new IllegalArgumentException(USAGE);
    };
  }
}
