package org.whalemountain.k8s.program;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.NewExecution;
import org.whalemountain.api.terminal.Size;
import org.whalemountain.k8s.exec.Execution;

/** One command that was made known: how it is, and what it prints to while it runs. */
final class Known {

  private static final Logger LOG = Logger.getLogger(Known.class);

  /** As the engine's API tells of a program that was ended by signal 9. */
  private static final int KILLED = 137;

  private static final Duration UNUSED = Duration.ofHours(1);
  private static final Duration OVER = Duration.ofMinutes(5);

  private enum State {
    MADE,
    RUNNING,
    ENDED
  }

  private final String id;
  private final String fullName;
  private final String order;
  private final NewExecution wanted;
  private final Locale language;
  private State state = State.MADE;
  private Instant since;
  private Integer exitCode;
  private Size size;
  private Execution execution;

  /**
   * One that does not run yet.
   *
   * @param order what tells its container from others of its name
   * @param language of who wants it
   */
  Known(
      String id,
      String fullName,
      String order,
      NewExecution wanted,
      Locale language,
      Instant since) {
    this.id = id;
    this.fullName = fullName;
    this.order = order;
    this.wanted = wanted;
    this.language = language;
    this.since = since;
  }

  String id() {
    return id;
  }

  NewExecution wanted() {
    return wanted;
  }

  Locale language() {
    return language;
  }

  boolean isOf(String container) {
    return fullName.equals(container);
  }

  boolean isOfOrder(String other) {
    return order.equals(other);
  }

  /** Whether nobody will ask for it any more. */
  synchronized boolean isOld(Instant now) {
    return switch (state) {
      case MADE -> since.plus(UNUSED).isBefore(now);
      case RUNNING -> false;
      case ENDED -> since.plus(OVER).isBefore(now);
    };
  }

  synchronized org.whalemountain.api.container.Execution report() {
    return new org.whalemountain.api.container.Execution(
        id, state == State.RUNNING, exitCode, wanted.tty());
  }

  /** Takes it for running; false where it was started before. */
  synchronized boolean begin() {
    if (state != State.MADE) {
      return false;
    }
    state = State.RUNNING;
    return true;
  }

  /** What runs now. May wait. */
  synchronized void runs(Execution now) {
    execution = now;
    tellSize();
  }

  /** Tells its terminal a size: now, or when it has one. May wait. */
  synchronized void resize(Size now) {
    size = now;
    tellSize();
  }

  /**
   * It has ended.
   *
   * @param code null where its connection ended before: then it was killed with that
   */
  synchronized void ended(Integer code, Instant now) {
    if (state != State.ENDED) {
      state = State.ENDED;
      exitCode = code == null ? KILLED : code;
      execution = null;
      since = now;
    }
  }

  private void tellSize() {
    if (execution == null || size == null || !Boolean.TRUE.equals(wanted.tty())) {
      return;
    }
    try {
      execution.resize(size.columns(), size.rows());
    } catch (RuntimeException e) {
      // it is ending
      LOG.debugf(e, "not resized execution=%s", id);
    }
  }
}
