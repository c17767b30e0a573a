package org.whalemountain.api.container;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A signal of Linux, as {@code kill -l} numbers them.
 *
 * @param name without {@code SIG}
 */
public record Signal(String name) {

  /** Ends a program at once. */
  public static final Signal KILL = new Signal("KILL");

  private static final List<String> NAMES =
      List.of(
          "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
          "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
          "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

  /** What {@code kill} calls it where it is told no names. */
  public int number() {
    return NAMES.indexOf(name) + 1;
  }

  /**
   * The signal of that name, with or without {@code SIG}, or number; nothing where there is none.
   */
  public static Optional<Signal> of(String text) {
    if (text.matches("[1-9]\\d?")) {
      var number = Integer.parseInt(text);
      return number <= NAMES.size()
          ? Optional.of(new Signal(NAMES.get(number - 1)))
          : Optional.empty();
    }
    var name = text.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
    return NAMES.contains(name) ? Optional.of(new Signal(name)) : Optional.empty();
  }
}
