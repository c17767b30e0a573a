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
 * Signals to containers' own programs, by a shell of their image. Such a program is the first
 * process of its pod, and the kernel drops what that one has no handler for (pid_namespaces(7)): so
 * that is looked at before.
 */
@ApplicationScoped
public class Signals {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int NOT_HEARD = 40;

  /** Arguments: the signal's name and number. The low 32 of the 64 bits are those of all names. */
  private static final String SEND =
      """
      while read -r k v; do
        case $k in SigBlk: | SigCgt:) v=${v#????????}; h=$((h | 0x$v)) ;; esac
      done </proc/1/status
      [ $(((h >> ($2 - 1)) & 1)) = 1 ] || exit 40
      kill -s "$1" 1
      """;

  private static final Sentence IS_NOT_HEARD =
      new Sentence(
          "The program does not handle the signal {0}, and on a cluster it does not get what it does"
              + " not handle. Use stop.",
          "プログラムはシグナル {0} を処理しません。クラスターでは処理されないシグナルは届きません。stop を使ってください。");
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
   * @throws ApiException {@code not-found}; {@code wrong-state} where it does not run, or the
   *     signal would not arrive
   */
  public void send(String fullName, Signal signal) {
    var target = targets.running(fullName);
    var number = Integer.toString(signal.number());
    var done =
        execs.run(target, List.of("sh", "-c", "h=0\n" + SEND, "sh", signal.name(), number), LIMIT);
    if (done.ended().isNotFound()) {
      throw new ApiException(ErrorCode.WRONG_STATE, NO_SHELL);
    }
    // one that ends its program ends the sender as well
    var code = done.ended().code();
    if (code != null && code == NOT_HEARD) {
      throw new ApiException(ErrorCode.WRONG_STATE, IS_NOT_HEARD.with(signal.name()));
    }
    if (code != null && code != 0 && !done.error().isBlank()) {
      throw new ApiException(
          ErrorCode.ENGINE_FAILED, NOT_SENT.with(signal.name(), done.error().strip()));
    }
  }
}
