package org.whalemountain.k8s.program;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.whalemountain.api.container.ProcessTable;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.exec.Execs;
import org.whalemountain.k8s.lent.Targets;

/** What runs in a container, read from its {@code /proc} by {@code sh} and {@code cat}. */
@ApplicationScoped
class Processes {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int NO_CAT = 45;

  /**
   * Prints its own number, when the machine was started (seconds since 1970), the users, and for
   * each process its user's number, its line of proc(5) {@code stat} and its words.
   */
  private static final String LOOK =
      """
      command -v cat >/dev/null 2>&1 || exit 45
      b=0
      while read -r k v; do [ "$k" = btime ] && b=$v; done </proc/stat
      printf '%s %s\\n' "$$" "$b"
      cat /etc/passwd 2>/dev/null
      printf '\\n\\001\\n'
      for d in /proc/[0-9]*; do
        u=
        while read -r k v r; do [ "$k" = Uid: ] && u=$v && break; done <$d/status 2>/dev/null
        [ -n "$u" ] || continue
        echo "$u"
        cat $d/stat $d/cmdline 2>/dev/null
        printf '\\n\\001\\n'
      done 2>/dev/null
      """;

  private static final Sentence NO_SHELL =
      new Sentence(
          "This image has no sh and cat, which a cluster needs to list processes.",
          "このイメージには sh と cat がありません。クラスターでプロセスを一覧するには必要です。");
  private static final Sentence UNKNOWN =
      new Sentence("The processes could not be listed.", "プロセスを一覧できませんでした。");

  private final Targets targets;
  private final Execs execs;

  Processes(Targets targets, Execs execs) {
    this.targets = targets;
    this.execs = execs;
  }

  /**
   * As {@code ps -ef} shows it. For threads that may wait.
   *
   * @throws ApiException {@code not-found}, {@code wrong-state}
   */
  ProcessTable of(String fullName) {
    var target = targets.running(fullName);
    var done = execs.run(target, List.of("sh", "-c", LOOK, "sh"), LIMIT);
    var code = done.ended().code();
    if (done.ended().isNotFound() || (code != null && code == NO_CAT)) {
      throw new ApiException(ErrorCode.WRONG_STATE, NO_SHELL);
    }
    if (code == null || code != 0) {
      throw new ApiException(ErrorCode.ENGINE_FAILED, UNKNOWN);
    }
    return ProcessRows.read(done.output());
  }
}
