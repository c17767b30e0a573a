package org.whalemountain.k8s.program;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.whalemountain.api.container.NewExecution;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.exec.Departure;
import org.whalemountain.k8s.exec.Execs;
import org.whalemountain.k8s.exec.Execution.Ended;
import org.whalemountain.k8s.exec.Program;
import org.whalemountain.k8s.exec.Program.Input;
import org.whalemountain.k8s.lent.Target;
import org.whalemountain.k8s.lent.Targets;

/**
 * Commands that were made known. A cluster has no word for one that does not run, so they are in
 * this agent's memory only: one that starts anew knows of none, and what was started alone runs on.
 * For threads that may wait.
 */
@ApplicationScoped
class Executions {

  private static final int MOST = 10_000;
  private static final int ID_BYTES = 32;
  private static final String TERM = "TERM=";
  private static final int NO_SUCH_PROGRAM = 127;
  private static final int NO_SUCH_DIRECTORY = 126;
  private static final Duration BEGINNING = Duration.ofSeconds(10);
  private static final Sentence UNKNOWN =
      new Sentence("There is no such execution.", "その実行はありません。");
  private static final Sentence STARTED =
      new Sentence("The command was started before.", "そのコマンドはすでに開始されています。");
  private static final Sentence NO_PROGRAM =
      new Sentence("There is no program {0} in this container.", "このコンテナにはプログラム {0} がありません。");
  private static final Sentence NO_DIRECTORY =
      new Sentence("There is no directory {0} in this container.", "このコンテナにはディレクトリ {0} がありません。");
  private static final Sentence TOO_MANY =
      new Sentence(
          "Too many commands wait for their start on this host.", "このホストで開始を待つコマンドが多すぎます。");

  private final Targets targets;
  private final Execs execs;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, Known> all = new ConcurrentHashMap<>();

  Executions(Targets targets, Execs execs) {
    this.targets = targets;
    this.execs = execs;
  }

  /**
   * Makes one known.
   *
   * @throws ApiException {@code not-found}, {@code wrong-state}, {@code too-many-requests}
   */
  Known make(String fullName, NewExecution wanted, Locale language) {
    var target = targets.running(fullName);
    if (wanted.user() != null) {
      throw NotOffered.user();
    }
    var now = clock.instant();
    all.values().removeIf(known -> known.isOld(now));
    if (all.size() >= MOST) {
      throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, TOO_MANY)
          .retryAfter(Duration.ofMinutes(1));
    }
    var bytes = new byte[ID_BYTES];
    ThreadLocalRandom.current().nextBytes(bytes);
    var id = HexFormat.of().formatHex(bytes) + "." + UUID.randomUUID();
    var known = new Known(id, fullName, target.order(), wanted, language, now);
    all.put(id, known);
    return known;
  }

  /**
   * One of that container's.
   *
   * @throws ApiException {@code not-found}
   */
  Known find(String fullName, String id) {
    var known = all.get(id);
    if (known == null || !known.isOf(fullName)) {
      throw new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
    }
    return known;
  }

  /**
   * Takes one for started; whoever does so runs it.
   *
   * @throws ApiException {@code not-found}, {@code wrong-state} where it was started before
   */
  Target begin(Known known, String fullName) {
    var target = targets.running(fullName);
    if (!known.isOfOrder(target.order())) {
      throw new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
    }
    if (!known.begin()) {
      throw new ApiException(ErrorCode.WRONG_STATE, STARTED);
    }
    return target;
  }

  void ended(Known known, Integer code) {
    known.ended(code, clock.instant());
  }

  /**
   * Starts one that nobody sits before.
   *
   * @throws ApiException {@code not-found}; {@code wrong-state}, also where it cannot be started
   */
  void startAlone(String fullName, String id) {
    var known = find(fullName, id);
    var target = begin(known, fullName);
    try {
      var departure = new Departure();
      var nowhere = OutputStream.nullOutputStream();
      var execution = execs.open(target, program(known, Input.ALONE), departure, nowhere);
      known.runs(execution);
      execution.onEnd(
          end -> {
            ended(known, end.isNotFound() ? Integer.valueOf(NO_SUCH_PROGRAM) : end.code());
            execution.leave();
          });
      var failed = departure.await(execution, BEGINNING);
      if (failed != null) {
        refuse(failed, known);
      }
    } catch (ApiException e) {
      ended(known, null);
      throw e;
    }
  }

  /** Any other end is one of a container that went just then. */
  private static void refuse(Ended failed, Known known) {
    var wanted = known.wanted();
    if (failed.isNotFound()) {
      throw new ApiException(ErrorCode.WRONG_STATE, ProgramSession.NO_SHELL);
    }
    if (failed.code() == NO_SUCH_PROGRAM) {
      throw new ApiException(ErrorCode.WRONG_STATE, NO_PROGRAM.with(wanted.command().get(0)));
    }
    if (failed.code() == NO_SUCH_DIRECTORY) {
      throw new ApiException(ErrorCode.WRONG_STATE, NO_DIRECTORY.with(wanted.directory()));
    }
  }

  /** What is run of it where somebody sits before it. */
  static Program program(Known known) {
    var wanted = known.wanted();
    return program(
        known,
        Boolean.TRUE.equals(wanted.tty())
            ? Input.TERMINAL
            : Boolean.TRUE.equals(wanted.stdin()) ? Input.FED : Input.NONE);
  }

  private static Program program(Known known, Input input) {
    var wanted = known.wanted();
    List<String> environments = new ArrayList<>(wanted.environments());
    if (input == Input.TERMINAL && environments.stream().noneMatch(it -> it.startsWith(TERM))) {
      environments.add(TERM + "xterm");
    }
    return new Program(wanted.command(), environments, wanted.directory(), input, known.language());
  }
}
