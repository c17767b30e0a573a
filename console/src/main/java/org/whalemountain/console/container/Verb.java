package org.whalemountain.console.container;

import java.util.Locale;

/** A call that changes a container on its host; only one is in flight at a time. */
public enum Verb {
  CREATE,
  START,
  STOP,
  KILL,
  RESTART,
  DELETE;

  /** As it stands in addresses. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is wanted after it. */
  Wanted wanted() {
    return switch (this) {
      case CREATE, START, RESTART -> Wanted.RUNNING;
      case STOP, KILL -> Wanted.STOPPED;
      case DELETE -> Wanted.GONE;
    };
  }
}
