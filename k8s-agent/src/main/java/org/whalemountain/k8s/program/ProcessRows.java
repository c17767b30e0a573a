package org.whalemountain.k8s.program;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.whalemountain.api.container.ProcessTable;
import org.whalemountain.k8s.exec.Execs;

/** Makes of what {@link Processes} lets a container print what {@code ps -ef} would have shown. */
final class ProcessRows {

  private static final List<String> TITLES =
      List.of("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD");
  private static final String BREAK = "\n\001\n";

  /** Ticks in a second for all of proc(5) on every machine that Linux runs on today (USER_HZ). */
  private static final long HERTZ = 100;

  /** Fields of proc(5) {@code stat}, counted behind the program's name. */
  private static final int PARENT = 1;

  private static final int TERMINAL = 4;
  private static final int USER_TICKS = 11;
  private static final int KERNEL_TICKS = 12;
  private static final int START_TICKS = 19;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMdd", Locale.ENGLISH);

  private final Map<String, String> users = new HashMap<>();
  private final String looker;
  private final long bootSeconds;

  private ProcessRows(String head) {
    var lines = head.split("\n");
    var first = lines[0].split(" ");
    looker = first[0];
    bootSeconds = first.length > 1 ? Long.parseLong(first[1]) : 0;
    for (var i = 1; i < lines.length; i++) {
      var fields = lines[i].split(":");
      if (fields.length > 2) {
        users.putIfAbsent(fields[2], fields[0]);
      }
    }
  }

  static ProcessTable read(String printed) {
    var parts = printed.split(BREAK);
    var rows = new ProcessRows(parts[0]);
    var all = new ArrayList<List<String>>();
    for (var i = 1; i < parts.length; i++) {
      rows.row(parts[i]).ifPresent(all::add);
    }
    return new ProcessTable(TITLES, all);
  }

  /** Nothing for one that ended meanwhile, and for what the agent itself runs. */
  private Optional<List<String>> row(String part) {
    var user = part.indexOf('\n');
    var begin = part.indexOf(" (", user);
    var stat = part.indexOf('\n', begin);
    var end = part.lastIndexOf(") ", stat < 0 ? part.length() : stat);
    if (user < 0 || begin < 0 || end < begin || stat < 0) {
      return Optional.empty();
    }
    var fields = part.substring(end + 2, stat).split(" ");
    var pid = part.substring(user + 1, begin);
    var words = part.substring(stat + 1);
    if (fields.length <= START_TICKS
        || pid.equals(looker)
        || fields[PARENT].equals(looker)
        || Execs.isOwn(words)) {
      return Optional.empty();
    }
    var ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[KERNEL_TICKS]);
    return Optional.of(
        List.of(
            users.getOrDefault(part.substring(0, user), part.substring(0, user)),
            pid,
            fields[PARENT],
            "0",
            begun(Long.parseLong(fields[START_TICKS])),
            terminal(Long.parseLong(fields[TERMINAL])),
            time(ticks / HERTZ),
            words.isEmpty()
                ? "[" + part.substring(begin + 2, end) + "]"
                : words.replace('\0', ' ').strip()));
  }

  private String begun(long ticks) {
    var at = Instant.ofEpochSecond(bootSeconds + ticks / HERTZ).atOffset(ZoneOffset.UTC);
    return at.toLocalDate().equals(LocalDate.now(ZoneOffset.UTC))
        ? CLOCK.format(at)
        : DAY.format(at);
  }

  /** Devices of major number 136 are pseudo-terminals (Documentation/admin-guide/devices.txt). */
  private static String terminal(long device) {
    return device >> 8 == 136 ? "pts/" + (device & 0xff) : "?";
  }

  private static String time(long seconds) {
    return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
