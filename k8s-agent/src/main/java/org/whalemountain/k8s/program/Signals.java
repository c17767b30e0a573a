package org.whalemountain.k8s.program;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.whalemountain.api.container.Signal;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.exec.Execs;
import org.whalemountain.k8s.lent.Targets;

/**
 * Signals to containers' own programs, by a shell of their image. A pod's first process is the
 * cluster's own; the program is the eldest of those whose parent is outside of the pod.
 */
@ApplicationScoped
public class Signals {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Argument: the signal's name. Commands that are run beside the program are younger. */
  private static final String SEND =
      """
      main=
      for d in /proc/[0-9]*; do
        p=${d#/proc/}
        [ "$p" = 1 ] && continue
        while read -r k v; do
          if [ "$k" = PPid: ]; then
            [ "$v" = 0 ] && { [ -z "$main" ] || [ "$p" -lt "$main" ]; } && main=$p
            break
          fi
        done <$d/status
      done 2>/dev/null
      kill -s "$1" "$main"
      """;

  private static final Sentence NO_SHELL =
      new Sentence(
          "This image has no shell (sh), which a cluster needs to send a signal. Use stop.",
          "このイメージにはシェル (sh) がありません。クラスターでシグナルを送るには必要です。stop を使ってください。");
  private static final Sentence NOT_SENT =
      new Sentence("The signal {0} could not be sent: {1}", "シグナル {0} を送れませんでした: {1}");

  private final Targets targets;
  private final Execs execs;

  Signals(Targets targets, Execs execs) {
    this.targets = targets;
    this.execs = execs;
  }

  /**
   * Sends one that does not end it for good. For threads that may wait.
   *
   * @throws ApiException {@code not-found}; {@code wrong-state} where it does not run, or its image
   *     has no shell
   */
  public void send(String fullName, Signal signal) {
    var target = targets.running(fullName);
    var done = execs.run(target, List.of("sh", "-c", SEND, "sh", signal.name()), LIMIT);
    if (done.ended().isNotFound()) {
      throw new ApiException(ErrorCode.WRONG_STATE, NO_SHELL);
    }
    // one that ends its program ends the pod's container, and the sender with it
    var code = done.ended().code();
    if (code != null && code != 0 && !done.error().isBlank()) {
      throw new ApiException(
          ErrorCode.ENGINE_FAILED, NOT_SENT.with(signal.name(), done.error().strip()));
    }
  }
}
