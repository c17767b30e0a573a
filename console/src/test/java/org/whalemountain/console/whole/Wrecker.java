package org.whalemountain.console.whole;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills processes and breaks connections, in two threads, in an order that the seed decides. Ends
 * only when all it killed is up again.
 */
final class Wrecker {

  private static final int HANDS = 2;
  private static final int FAILED = 3;
  private static final double DISTURBED = 0.04;
  private static final int SHORTEST_PAUSE = 1000;
  private static final int LONGEST_PAUSE = 7000;
  private static final int REMOVALS_END = 2000;
  private static final int LONGEST_DOWN = 3000;
  private static final int LONGEST_PARTED = 8000;

  /** Each as often as it stands in {@link #ROUND} before any comes again. */
  private enum Blow {
    AGENT,
    CONSOLE,
    ENGINE,
    DATABASE,
    CUT,
    PART
  }

  private static final List<Blow> ROUND =
      List.of(
          Blow.AGENT,
          Blow.AGENT,
          Blow.CONSOLE,
          Blow.ENGINE,
          Blow.DATABASE,
          Blow.CUT,
          Blow.CUT,
          Blow.PART);

  private final long seed;
  private final Rig rig;
  private final List<SeededMischief> mischief = new ArrayList<>();
  private final List<Thread> hands = new ArrayList<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private volatile boolean isOver;

  Wrecker(long seed, Rig rig) {
    this.seed = seed;
    this.rig = rig;
  }

  void begin() {
    for (var host : rig.hosts) {
      var each = new SeededMischief(seed * 31 + mischief.size(), DISTURBED);
      mischief.add(each);
      host.wire().disturb(each);
    }
    for (var i = 0; i < HANDS; i++) {
      var random = new Random(seed * 17 + i);
      var hand = new Thread(() -> wreck(random), "wrecker-" + i);
      hands.add(hand);
      hand.start();
    }
  }

  /** Stops, and gives back a world in which everything runs and every wire is whole. */
  void end() {
    isOver = true;
    for (var hand : hands) {
      try {
        hand.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
    for (var host : rig.hosts) {
      host.wire().disturb(() -> Mischief.NONE);
      host.wire().cut();
    }
  }

  Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  Map<Mischief, Integer> disturbed() {
    var all = new EnumMap<Mischief, Integer>(Mischief.class);
    mischief.forEach(one -> one.done().forEach((kind, n) -> all.merge(kind, n, Integer::sum)));
    return all;
  }

  private void wreck(Random random) {
    var round = new ArrayList<Blow>();
    while (!isOver) {
      if (round.isEmpty()) {
        round.addAll(ROUND);
        Collections.shuffle(round, random);
      }
      var host = rig.hosts.get(random.nextInt(rig.hosts.size()));
      var blow = round.remove(0);
      var down = random.nextInt(LONGEST_DOWN);
      var parted = random.nextInt(LONGEST_PARTED);
      var began = System.nanoTime();
      try {
        strike(blow, host, down, parted);
      } catch (RuntimeException | Error e) {
        // What stays down would let every borrower wait for its whole patience.
        e.printStackTrace();
        System.exit(FAILED);
      }
      // On a slow machine all starts slowly: between two blows there is time to work in any case.
      LockSupport.parkNanos(2 * (System.nanoTime() - began));
      sleep(SHORTEST_PAUSE + random.nextInt(LONGEST_PAUSE - SHORTEST_PAUSE));
    }
  }

  private void strike(Blow blow, RigHost host, int down, int parted) {
    counts.merge(blow.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
    switch (blow) {
      case AGENT -> restart(host.agent(), host.agent()::kill, host.agent()::startAsUnit, down);
      case CONSOLE -> restart(rig.console, rig.console::kill, rig.console::startAsUnit, 0);
      case ENGINE -> engine(host, down);
      case DATABASE -> restart(rig.database, rig.database::kill, rig.database::start, down);
      case CUT -> host.wire().cut();
      case PART -> {
        synchronized (host.wire()) {
          host.wire().part();
          sleep(parted);
          host.wire().heal();
        }
      }
    }
  }

  /**
   * Not while it removes a network: Docker 20.10 that dies then never starts again (libnetwork
   * panics in {@code reservePools} over the half of it that is left).
   */
  private static void engine(RigHost host, int down) {
    host.wire().delayDeletes();
    try {
      sleep(REMOVALS_END);
      restart(host.blade(), host.blade()::killEngine, host.blade()::startEngine, down);
    } finally {
      host.wire().passDeletes();
    }
  }

  /** One at a time for each process, or it would be started twice. */
  private static void restart(Object which, Runnable kill, Runnable start, int down) {
    synchronized (which) {
      kill.run();
      sleep(down);
      start.run();
    }
  }

  private static void sleep(int millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
