package org.whalemountain.console.whole;

import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.whalemountain.api.contract.Call;

/**
 * One create that is planned, and what its borrower does afterwards.
 *
 * @param account whose
 * @param name of the container; no other order has it
 * @param ports how many guest ports
 * @param gpus how many
 * @param key an Idempotency-Key, or null
 * @param repeats whether it is ordered once more although the answer came
 * @param then what is done with it
 */
record ChaosOrder(
    String account, String name, int ports, int gpus, String key, boolean repeats, Then then) {

  /** The guest port on which a container tells its name. */
  static final int TELLING = 8080;

  /** What a borrower does with a new container. */
  enum Then {
    KEEP,
    STOP,
    STOP_AND_START,
    RESTART,
    DELETE
  }

  private static final List<Then> THEN =
      List.of(
          Then.KEEP,
          Then.KEEP,
          Then.KEEP,
          Then.STOP,
          Then.STOP_AND_START,
          Then.RESTART,
          Then.DELETE,
          Then.DELETE,
          Then.DELETE,
          Then.DELETE);

  /** The order of that number: the same for the same seed. */
  static ChaosOrder of(ChaosPlan plan, List<String> people, int number) {
    var random = new Random(plan.seed() * 1_000_003 + number);
    return new ChaosOrder(
        people.get(random.nextInt(people.size())),
        "c" + number,
        random.nextInt(3),
        random.nextInt(10) == 0 ? 1 : 0,
        random.nextInt(5) < 2 ? "key-" + number : null,
        random.nextInt(4) == 0,
        THEN.get(random.nextInt(THEN.size())));
  }

  String fullName() {
    return account + "-" + name;
  }

  String json() {
    var order = new HashMap<String, Object>();
    order.put("name", name);
    order.put("image", Blade.IMAGE);
    order.put("cpus", 0.1);
    order.put("memoryMiB", 32);
    order.put("gpus", gpus);
    order.put("guestPorts", IntStream.range(0, ports).map(i -> TELLING + i).boxed().toList());
    order.put("command", command());
    return Call.json(order);
  }

  private List<String> command() {
    if (ports == 0) {
      return List.of("sleep", "infinity");
    }
    var script =
        "mkdir -p /tmp/w && echo %s >/tmp/w/name && exec httpd -f -p %d -h /tmp/w"
            .formatted(fullName(), TELLING);
    return List.of("sh", "-c", script);
  }
}
