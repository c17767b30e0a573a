package org.whalemountain.docker.exec;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.docker.wire.Wire;

/**
 * Ends commands: closing their streams leaves them running, so every process of theirs is killed.
 *
 * <p>From the host's side where the agent sees the host's processes, else by a command in the
 * container, which needs {@code sh} and {@code grep} there. A process that took off the mark and
 * left the tree is not found; neither is what an agent left that was itself killed.
 */
@ApplicationScoped
public class Reaper {

  private static final Logger LOG = Logger.getLogger(Reaper.class);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** Kills what carries the mark given as first argument; several rounds, as processes fork. */
  private static final String INSIDE =
      "for round in 1 2 3 4 5; do for p in /proc/[0-9]*; do "
          + "grep -qs \"$1\" \"$p/environ\" && kill -9 \"${p#/proc/}\"; done; done; true";

  private final Commands commands;
  private final Wire wire;
  private final ExecConfig config;
  private final Vertx vertx;
  private final HostProcesses host = new HostProcesses(Path.of("/proc"));
  private final Set<Guard> guards = ConcurrentHashMap.newKeySet();

  Reaper(Commands commands, Wire wire, ExecConfig config, Vertx vertx) {
    this.commands = commands;
    this.wire = wire;
    this.config = config;
    this.vertx = vertx;
  }

  /** Watches over a command that is about to start, until it is released or closed. */
  public Guard guard(Command command) {
    var guard = new Guard(command);
    guards.add(guard);
    return guard;
  }

  void killAll(@Observes ShutdownEvent shutdown) {
    guards.parallelStream().forEach(Guard::close);
  }

  /** Between two looks at something that has no way to tell. */
  static void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  private void kill(Command command) {
    var deadline = System.nanoTime() + config.killDeadline().toNanos();
    while (System.nanoTime() < deadline) {
      var progress = Wire.await(commands.look(command), wire.deadline());
      var left = killOnce(command, progress.pid());
      // without an exit code it may be on its way to its start, unless it never was started
      if (left == 0 && progress.exitCode().isPresent()) {
        return;
      }
      pause();
    }
    LOG.warnf("a command is still there after its kill container=%s", command.target().id());
  }

  private int killOnce(Command command, long pid) {
    var container = command.target().id();
    if (!host.sees(command.target().pid(), container)) {
      killFromInside(command);
      return 0;
    }
    var found = host.find(command.mark(), pid, container);
    var refused = false;
    for (var victim : found) {
      // the handle holds the start time, so that a number passed on meanwhile is not hit
      var handle = ProcessHandle.of(victim);
      if (handle.isPresent() && host.isOf(victim, container)) {
        refused |= !handle.get().destroyForcibly() && handle.get().isAlive();
      }
    }
    if (refused) {
      killFromInside(command);
    }
    return found.size();
  }

  private void killFromInside(Command command) {
    var words = List.of("sh", "-c", INSIDE, "sh", command.mark().environment());
    var errand = Wire.await(commands.makeErrand(command.target(), words), wire.deadline());
    var answer = Wire.await(commands.start(errand), wire.deadline());
    var ended = answer.end();
    answer.resume();
    try {
      Wire.await(ended, wire.deadline());
    } finally {
      Wire.drop(answer);
    }
  }

  /** One command's life: kills it when closed, unless it was released because it ended itself. */
  public final class Guard implements AutoCloseable {

    private final Command command;
    private final AtomicBoolean done = new AtomicBoolean();

    private Guard(Command command) {
      this.command = command;
    }

    /** It has ended by itself. */
    public void release() {
      done.set(true);
      guards.remove(this);
    }

    /** Kills it and waits until it is gone. For threads that may wait. */
    @Override
    public void close() {
      if (done.compareAndSet(false, true)) {
        try {
          kill(command);
        } catch (ApiException e) {
          logUnlessContainerIsGone(e);
        } catch (RuntimeException e) {
          LOG.warnf(e, "cannot kill a command container=%s", command.target().id());
        } finally {
          guards.remove(this);
        }
      }
    }

    /** A container that was stopped or removed has taken its commands along. */
    private void logUnlessContainerIsGone(ApiException failure) {
      if (failure.code() != ErrorCode.NOT_FOUND && failure.code() != ErrorCode.WRONG_STATE) {
        LOG.warnf(failure, "cannot kill a command container=%s", command.target().id());
      }
    }

    /** Kills it on another thread. */
    public void closeSoon() {
      vertx
          .executeBlocking(
              () -> {
                close();
                return null;
              },
              false)
          .onFailure(e -> LOG.warnf(e, "cannot kill a command"));
    }
  }
}
