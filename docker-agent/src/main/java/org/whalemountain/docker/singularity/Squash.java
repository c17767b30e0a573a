package org.whalemountain.docker.singularity;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program that writes a squashfs file system from an archive it is given. */
final class Squash implements Closeable {

  private static final int MOST_WORDS = 2000;

  private final Process process;
  private final CompletableFuture<String> words;
  private final OutputStream in;

  private Squash(Process process) {
    this.process = process;
    this.in = process.getOutputStream();
    this.words = CompletableFuture.supplyAsync(this::listen, Squash::onThread);
  }

  /** Whether the program is on this machine. */
  static boolean isThere(String program) {
    if (program.contains("/")) {
      return Files.isExecutable(Path.of(program));
    }
    for (var folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Starts it.
   *
   * @param target the file to write
   * @param created the time of directories the archive has no entry for
   * @param deadline after which it is killed
   */
  static Squash start(
      SingularityConfig config,
      Compression compression,
      Path target,
      Instant created,
      Duration deadline)
      throws IOException {
    var command = new ArrayList<>(List.of(config.tar2sqfs(), "--quiet", "--no-skip"));
    command.addAll(List.of("--no-xattr", "--num-jobs", "" + Math.max(1, config.processors())));
    // the format has 32 bits for a time
    var time = Math.min(created.getEpochSecond(), Integer.MAX_VALUE);
    command.addAll(List.of("--defaults", "mode=0755,mtime=" + time));
    command.addAll(compression.options());
    command.add(target.toString());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    var squash = new Squash(builder.start());
    CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .execute(squash.process::destroyForcibly);
    return squash;
  }

  /** Where the archive goes. */
  OutputStream in() {
    return in;
  }

  /** Waits until it has written all, and fails with its words where it has not. */
  void finish() throws IOException, InterruptedException {
    in.close();
    if (process.waitFor() != 0) {
      throw failure(null);
    }
  }

  /** With its own words, where it broke off while it was written to. */
  IOException failure(IOException cause) {
    // ending a process throws away what it has said
    var said = process.isAlive() ? "" : words.join();
    close();
    return new IOException("tar2sqfs failed: " + said, cause);
  }

  /** Whether it ended by itself, or is about to: its pipe breaks a moment before. */
  boolean isOver() throws InterruptedException {
    return process.waitFor(1, TimeUnit.SECONDS);
  }

  /** Ends it where it still runs, and waits until it is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private String listen() {
    try (var out = process.getInputStream()) {
      var first = out.readNBytes(MOST_WORDS);
      out.transferTo(OutputStream.nullOutputStream());
      return new String(first, StandardCharsets.UTF_8).strip();
    } catch (IOException ended) {
      return "";
    }
  }

  private static void onThread(Runnable work) {
    var thread = new Thread(work, "tar2sqfs-words");
    thread.setDaemon(true);
    thread.start();
  }
}
