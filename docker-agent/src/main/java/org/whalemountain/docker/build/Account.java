package org.whalemountain.docker.build;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * One account's build engine as its runner sees it: a socket that always answers. Nothing is kept
 * that could not be found anew: another agent process that opens the same doors goes on.
 */
final class Account {
  private static final Logger LOG = Logger.getLogger(Account.class);

  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private final String name;
  private final Places places;
  private final BuildSocket socket;
  private final Launcher launcher;
  private final Runnable ended;
  private final int mostConnections;
  private final Clock clock = Clock.systemUTC();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicBoolean followed = new AtomicBoolean();
  private final AtomicBoolean looked = new AtomicBoolean();
  private ServerSocketChannel outer;
  private ServerSocketChannel inner;
  private volatile boolean building;
  private volatile Instant idleSince;
  private volatile Instant cleanedAt = Instant.EPOCH;

  /**
   * Opens nothing yet.
   *
   * @param ended called when a connection of the runner has ended
   */
  Account(String name, Places places, Launcher launcher, int mostConnections, Runnable ended) {
    this.name = name;
    this.places = places;
    this.socket = places.socket(name);
    this.launcher = launcher;
    this.mostConnections = mostConnections;
    this.ended = ended;
  }

  String name() {
    return name;
  }

  BuildSocket socket() {
    return socket;
  }

  void open(Doors doors) throws IOException {
    outer = doors.open(places.outerDoor(name), this::visit);
    inner = doors.open(places.innerDoor(name), this::lookIn);
  }

  void close() {
    for (var door : new ServerSocketChannel[] {outer, inner}) {
      try {
        if (door != null) {
          door.close();
        }
      } catch (IOException e) {
        LOG.debugf(e, "a door did not close account=%s", name);
      }
    }
  }

  /** A connection of the account's runner: counts, and starts the engine. */
  private void visit(SocketChannel visitor) {
    if (connections.incrementAndGet() > mostConnections) {
      leave(visitor);
      return;
    }
    try {
      if (!socket.isOfAccount(visitor)) {
        throw new IOException("the visitor has another uid");
      }
      wake();
      Pipe.join(visitor, socket.connect(), () -> leave(visitor));
    } catch (IOException | RuntimeException e) {
      LOG.warnf("no connection to the build engine account=%s: %s", name, e.getMessage());
      leave(visitor);
    }
  }

  private void leave(SocketChannel visitor) {
    Pipe.close(visitor);
    connections.decrementAndGet();
    ended.run();
  }

  /** A connection of this agent, which reads what is there; of no other process. */
  private void lookIn(SocketChannel visitor) {
    try {
      Pipe.join(visitor, socket.connect(), () -> {});
    } catch (IOException e) {
      LOG.debugf(e, "the build engine does not answer account=%s", name);
      Pipe.close(visitor);
    }
  }

  /** Starts the engine where it does not answer; one start at a time. */
  synchronized void wake() {
    idleSince = null;
    if (!socket.answers()) {
      launcher.start(name);
      if (!answersSoon()) {
        // it runs, but its socket is gone or is another one: builds may write to its folder
        launcher.stop(name);
        launcher.start(name);
      }
    }
  }

  private boolean answersSoon() {
    var until = System.nanoTime() + ANSWERS_WITHIN.toNanos();
    while (!socket.answers()) {
      if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
    return true;
  }

  /** Stops the engine, unless somebody has connected meanwhile. */
  synchronized void sleep(Duration idle) {
    if (connections.get() == 0 && isIdleFor(idle)) {
      launcher.stop(name);
      idleSince = null;
    }
  }

  /** Something of it is still to be brought in. */
  void stayAwake() {
    idleSince = null;
  }

  /** Whether a container runs in it, as it was seen last. */
  boolean isBuilding() {
    return building;
  }

  boolean isIdleFor(Duration duration) {
    var since = idleSince;
    return since != null && !clock.instant().isBefore(since.plus(duration));
  }

  /** Notes what was seen of its containers. */
  void seen(boolean running, boolean withContainers) {
    building = running && withContainers;
    if (!running || withContainers || connections.get() > 0) {
      idleSince = null;
    } else if (idleSince == null) {
      idleSince = clock.instant();
    }
  }

  /** Whether it was not cleaned for that long; who is told so cleans it. */
  boolean takeCleaning(Duration every) {
    var now = clock.instant();
    var isDue = cleanedAt.plus(every).isBefore(now);
    if (isDue) {
      cleanedAt = now;
    }
    return isDue;
  }

  /** Whether nobody follows its events yet; who is told so does. */
  boolean takeFollowing() {
    return followed.compareAndSet(false, true);
  }

  void endFollowing() {
    followed.set(false);
  }

  /** Whether nobody looks at it now; who is told so does. */
  boolean takeLook() {
    return looked.compareAndSet(false, true);
  }

  void endLook() {
    looked.set(false);
  }
}
