package org.whalemountain.console.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.whalemountain.api.container.ProcessTable;
import org.whalemountain.api.problem.Sentence;

/**
 * What {@code docker top} asks of {@code ps}. An engine hands it to the host's own program; here
 * columns are chosen of those that agents tell, which are those of {@code ps -ef}.
 */
final class PsOptions {

  private static final Pattern ALL = Pattern.compile("|-?ef|-?fe|-e|-f");
  private static final Pattern CHOSEN = Pattern.compile("(?:-e?o|--format)[ =]?([A-Za-z,]{1,200})");

  /** What a column may be called, as ps(1) of procps has it. */
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("user", "UID"),
          Map.entry("uid", "UID"),
          Map.entry("pid", "PID"),
          Map.entry("ppid", "PPID"),
          Map.entry("c", "C"),
          Map.entry("stime", "STIME"),
          Map.entry("start", "STIME"),
          Map.entry("tty", "TTY"),
          Map.entry("tt", "TTY"),
          Map.entry("time", "TIME"),
          Map.entry("cmd", "CMD"),
          Map.entry("args", "CMD"),
          Map.entry("command", "CMD"));

  private static final Sentence OTHERS =
      new Sentence(
          "Of ps only '-ef' and '-o' with user, pid, ppid, c, stime, tty, time and cmd are lent. For more run ps in the container: docker exec NAME ps aux.",
          "ps のオプションは '-ef' と、'-o' の user、pid、ppid、c、stime、tty、time、cmd だけ使えます。ほかはコンテナの中で実行してください: docker exec 名前 ps aux");

  private PsOptions() {}

  /**
   * The columns that are asked for.
   *
   * @param options as they were typed; empty for all
   * @throws NotLent for options that are not known here
   */
  static ProcessTable of(ProcessTable table, String options) {
    var wished = options.strip();
    if (ALL.matcher(wished).matches()) {
      return table;
    }
    var chosen = CHOSEN.matcher(wished);
    if (!chosen.matches()) {
      throw NotLent.option(OTHERS);
    }
    var columns = new ArrayList<Integer>();
    for (var name : chosen.group(1).split(",")) {
      var title = TITLES.get(name.toLowerCase(Locale.ROOT));
      var at = title == null ? -1 : table.titles().indexOf(title);
      if (at < 0) {
        throw NotLent.option(OTHERS);
      }
      columns.add(at);
    }
    return new ProcessTable(
        picked(table.titles(), columns),
        table.rows().stream().map(row -> picked(row, columns)).toList());
  }

  private static List<String> picked(List<String> row, List<Integer> columns) {
    return columns.stream().map(at -> at < row.size() ? row.get(at) : "").toList();
  }
}
