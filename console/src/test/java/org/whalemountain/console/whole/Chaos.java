package org.whalemountain.console.whole;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;

/**
 * People order containers on several real engines while everything is killed and every wire breaks;
 * then database, API and engines must agree within a minute, and every promise must have been kept.
 * Started by {@code deploy/test/chaos}; ends with 0, or 1 where something is wrong.
 */
public final class Chaos {

  private static final Duration AGREED = Duration.ofSeconds(60);
  private static final int MOST_SHOWN = 40;

  private Chaos() {}

  public static void main(String[] flags) {
    // The database's own words would bury the summary.
    LogManager.getLogManager().reset();
    try {
      var isSound = run(ChaosPlan.of(List.of(flags)));
      System.exit(isSound ? 0 : 1);
    } catch (IllegalArgumentException e) {
      System.err.println(ChaosPlan.USAGE);
      System.exit(2);
    }
  }

  private static boolean run(ChaosPlan plan) {
    System.out.println("chaos: " + plan);
    // Few ports that rest shortly: what is given twice is found out soon.
    var settings =
        Map.of(
            "whalemountain.port.first", "49152",
            "whalemountain.port.last", "50151",
            "whalemountain.port.rest", "PT20S");
    try (var rig = new Rig(plan.blades(), List.of(), settings)) {
      var people = plan.people(rig.run);
      people.forEach(account -> People.enrol(rig.directory, account));
      var client = new ChaosClient(rig.console.url());
      people.forEach(client::logIn);
      var ledger = new Ledger();
      var wrecker = new Wrecker(plan.seed(), rig);
      var began = System.nanoTime();
      wrecker.begin();
      new Borrowers(plan, people, client, ledger).orderAll();
      wrecker.end();
      var ended = System.nanoTime();
      var admin = rig.as(rig.admin);
      var differences = settle(rig, admin);
      var agreed = System.nanoTime();
      var broken = Promises.broken(ledger, rig);
      System.out.printf("%-38s %6d s%n", "ordered for", (ended - began) / 1_000_000_000);
      System.out.printf("%-38s %6d s%n", "agreement after", (agreed - ended) / 1_000_000_000);
      ledger.counts().forEach((what, n) -> System.out.printf("%-38s %6d%n", what, n));
      wrecker.counts().forEach((what, n) -> System.out.printf("%-38s %6d%n", "blow: " + what, n));
      wrecker
          .disturbed()
          .forEach((what, n) -> System.out.printf("%-38s %6d%n", "wire: " + what, n));
      System.out.printf("%-38s %6d%n", "containers in the end", rig.inEngines().size());
      show("not agreed on", differences);
      show("promises broken", broken);
      System.out.printf("%-38s %6d%n", "seed", plan.seed());
      return differences.isEmpty() && broken.isEmpty();
    }
  }

  private static List<String> settle(Rig rig, Call admin) {
    try {
      return Eventually.see(AGREED, () -> Agreement.differences(rig, admin), List::isEmpty);
    } catch (AssertionError tooLate) {
      return Agreement.differences(rig, admin);
    }
  }

  private static void show(String what, List<String> lines) {
    System.out.printf("%-38s %6d%n", what, lines.size());
    lines.stream().limit(MOST_SHOWN).forEach(line -> System.out.println("  " + line));
  }
}
