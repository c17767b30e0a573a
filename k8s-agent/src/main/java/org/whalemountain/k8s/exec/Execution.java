package org.whalemountain.k8s.exec;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.dsl.ExecListener;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** A command that runs in a pod. Whoever opened it closes it; then nothing of it is left. */
public final class Execution implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Execution.class);

  private final Execs execs;
  private final Words words;
  private final Ending ending;
  private final ExecWatch watch;
  private final String pod;
  private final String namespace;
  private final Backlog backlog;
  private OutputStream input;

  Execution(
      Execs execs, Words words, Ending ending, ExecWatch watch, String namespace, String pod) {
    this.execs = execs;
    this.words = words;
    this.ending = ending;
    this.watch = watch;
    this.namespace = namespace;
    this.pod = pod;
    this.backlog = new Backlog(watch);
    this.input = watch.getInput() == null ? null : backlog;
  }

  /** Its input has an end from now on; at the latest when the program has ended. */
  Execution fedUntil(CompletableFuture<Void> programEnds) {
    var feed = new Feed(input);
    input = feed;
    var unused = programEnds.thenRun(() -> end(feed));
    return this;
  }

  private static void end(Feed feed) {
    try {
      feed.close();
    } catch (IOException e) {
      LOG.debug("its connection has ended", e);
    }
  }

  /**
   * How it ended.
   *
   * @param code its exit code; null where the connection ended before
   * @param message why it could not be started, else empty
   */
  public record Ended(Integer code, String message) {

    /** Whether it was never started: there is no such program. */
    public boolean isNotFound() {
      return message.contains("executable file not found")
          || message.contains("no such file or directory");
    }
  }

  /** Completes when all its output has been handed out. */
  public CompletableFuture<Ended> ended() {
    return ending.ended;
  }

  /** Does that when it has ended, beside the caller. */
  public void onEnd(Consumer<Ended> then) {
    var unused = ending.ended.thenAccept(then);
  }

  /**
   * Its standard input, where it was opened with one. Only that of a {@link Program} that is fed
   * has an end: closing it. Of any other say the length before.
   */
  public OutputStream input() {
    return input;
  }

  /** Tells a terminal's new size. */
  public void resize(int columns, int rows) {
    watch.resize(columns, rows);
  }

  /** Ends the connection; what still runs goes on. */
  public void leave() {
    backlog.leave();
    watch.close();
  }

  /** Ends the connection, and what still runs. */
  @Override
  public void close() {
    var end = ending.ended.getNow(null);
    var isOver = end != null && (end.code() != null || end.isNotFound());
    backlog.leave();
    watch.close();
    if (!isOver) {
      execs.kill(namespace, pod, words);
    }
  }

  /** Hears how a command ends. */
  static final class Ending implements ExecListener {

    private static final int NOT_STARTED = -1;
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();

    @Override
    public void onExit(int code, Status status) {
      var message =
          code == NOT_STARTED && status != null ? Objects.toString(status.getMessage(), "?") : "";
      ended.complete(new Ended(code == NOT_STARTED ? null : code, message));
    }

    @Override
    public void onFailure(Throwable failure, Response response) {
      ended.complete(new Ended(null, ""));
    }

    @Override
    public void onClose(int code, String reason) {
      ended.complete(new Ended(null, ""));
    }
  }
}
