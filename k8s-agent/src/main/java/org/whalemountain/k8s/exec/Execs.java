package org.whalemountain.k8s.exec;

import io.fabric8.kubernetes.client.dsl.ExecWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.exec.Execution.Ended;
import org.whalemountain.k8s.lent.Lent;
import org.whalemountain.k8s.lent.Target;

/** Opens commands in pods. For threads that may wait. */
@ApplicationScoped
public class Execs {

  private static final Logger LOG = Logger.getLogger(Execs.class);
  private static final Sentence TOO_MANY =
      new Sentence(
          "Too many commands run on this host. Try again in a moment.",
          "このホストで実行中のコマンドが多すぎます。少し待ってから再試行してください。");

  private final Cluster cluster;
  private final Duration killDeadline;
  private final Semaphore places;

  Execs(Cluster cluster, ExecConfig config) {
    this.cluster = cluster;
    this.killDeadline = config.killDeadline();
    this.places = new Semaphore(config.most());
  }

  /**
   * Starts a command with a mark, in a shell that hands over to it at once.
   *
   * @param output where its standard output goes; the writer may wait
   * @param error likewise
   * @param hasInput whether it is to have a standard input
   */
  public Execution open(
      Target target,
      List<String> command,
      OutputStream output,
      OutputStream error,
      boolean hasInput) {
    var words = Words.of(UUID.randomUUID().toString(), command);
    return open(target, words, output, error, hasInput, false);
  }

  /** The same on a terminal; both its outputs are one. */
  public Execution terminal(Target target, List<String> command, OutputStream output) {
    var words = Words.of(UUID.randomUUID().toString(), command);
    return open(target, words, output, null, true, true);
  }

  /**
   * Starts a program as it was wished.
   *
   * @param error where its standard error goes; of no use with a terminal
   */
  public Execution open(Target target, Program program, OutputStream output, OutputStream error) {
    var mark = UUID.randomUUID().toString();
    var words = program.words(mark);
    if (program.input() != Program.Input.FED) {
      return open(target, words, output, error, program.hasInput(), program.isTerminal());
    }
    var told = new EndMark(error, Script.ended(mark));
    return open(target, words, output, told, true, false).fedUntil(told.seen());
  }

  /** One without a shell, for images that have none; it cannot be killed. */
  public Execution openBare(
      Target target, List<String> command, OutputStream output, OutputStream error) {
    return open(target, new Words("", command), output, error, false, false);
  }

  /**
   * Runs a short one to its end.
   *
   * @throws ApiException {@code engine-failed} where it does not end in time
   */
  public Done run(Target target, List<String> command, Duration limit) {
    var output = new ByteArrayOutputStream();
    var error = new ByteArrayOutputStream();
    try (var execution = open(target, command, output, error, false)) {
      var ended = await(execution, limit);
      return new Done(
          ended, output.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
    }
  }

  /**
   * A short one that has ended.
   *
   * @param ended how
   * @param output its standard output
   * @param error its standard error
   */
  public record Done(Ended ended, String output, String error) {}

  /** Waits for the end; at the limit it has ended with no code. */
  public static Ended await(Execution execution, Duration limit) {
    return await(execution.ended(), limit);
  }

  static Ended await(CompletableFuture<Ended> end, Duration limit) {
    try {
      return end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Ended(null, "");
    } catch (ExecutionException e) {
      throw new IllegalStateException("an ending never fails", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ended(null, "");
    }
  }

  /** Whether that is the command line of one of the agent's own shells in a container. */
  public static boolean isOwn(String commandLine) {
    return commandLine.startsWith("sh\0-c\0" + Script.SIGN);
  }

  /** Takes a place among those that may run at the same time. */
  Semaphore enter() {
    if (!places.tryAcquire()) {
      throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, TOO_MANY)
          .retryAfter(Duration.ofSeconds(1));
    }
    return places;
  }

  private Execution open(
      Target target,
      Words words,
      OutputStream output,
      OutputStream error,
      boolean hasInput,
      boolean isTerminal) {
    var ending = new Execution.Ending();
    var watch =
        cluster.call(
            api -> {
              var pod =
                  api.pods()
                      .inNamespace(target.namespace())
                      .withName(target.pod())
                      .inContainer(Lent.CONTAINER);
              var streams =
                  hasInput
                      ? pod.redirectingInput().writingOutput(output)
                      : pod.writingOutput(output);
              var all = words.all().toArray(String[]::new);
              ExecWatch opened;
              if (isTerminal) {
                opened = streams.withTTY().usingListener(ending).exec(all);
              } else {
                opened = streams.writingError(error).usingListener(ending).exec(all);
              }
              return opened;
            });
    return new Execution(this, words, ending, watch, target.namespace(), target.pod());
  }

  /** Ends what bears the mark. */
  void kill(String namespace, String pod, Words words) {
    if (words.mark().isEmpty()) {
      return;
    }
    var target = new Target("", namespace, pod, "", 0, 0);
    var output = new ByteArrayOutputStream();
    var killer = new Words("", words.kill());
    try (var execution = open(target, killer, output, output, false, false)) {
      var ended = await(execution, killDeadline);
      if (ended.code() == null || ended.code() != 0) {
        LOG.warnf("a command may go on pod=%s namespace=%s said=%s", pod, namespace, ended);
      }
    } catch (ApiException e) {
      // its pod is gone, and the command with it
      LOG.debugf(e, "cannot kill pod=%s namespace=%s", pod, namespace);
    }
  }
}
