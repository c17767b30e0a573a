package org.whalemountain.docker.singularity;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Future;
import org.whalemountain.api.image.SingularityReport.State;
import org.whalemountain.api.problem.ApiException;

/** One file on its way, as those who wait for it see it. Once failed it stays so. */
final class Build {

  private final ImageFacts image;
  private final Compression compression;
  private volatile State state = State.WAITING;
  private volatile long bytesDone;
  private volatile boolean isCancelled;
  private volatile ApiException failure;
  private volatile Instant endedAt = Instant.MAX;
  private volatile Squash squash;
  private volatile Future<?> work;

  Build(ImageFacts image, Compression compression) {
    this.image = image;
    this.compression = compression;
  }

  ImageFacts image() {
    return image;
  }

  Compression compression() {
    return compression;
  }

  State state() {
    return state;
  }

  long bytesDone() {
    return bytesDone;
  }

  /** Why it failed; null unless it did. */
  ApiException failure() {
    return failure;
  }

  /** Whether somebody may wait for it. */
  boolean isActive() {
    return state == State.WAITING || state == State.BUILDING;
  }

  boolean isOlderThan(Instant moment) {
    return endedAt.isBefore(moment);
  }

  boolean isCancelled() {
    return isCancelled;
  }

  void begin() {
    state = State.BUILDING;
  }

  void read(long bytes) {
    bytesDone = bytes;
  }

  void fail(ApiException why, Instant now) {
    failure = why;
    endedAt = now;
    state = State.FAILED;
  }

  void doneBy(Future<?> future) {
    work = future;
  }

  /** Notes the program that runs for it, so that cancelling ends it too. */
  Squash runs(Squash program) throws IOException {
    squash = program;
    requireWanted();
    return program;
  }

  void requireWanted() throws IOException {
    if (isCancelled) {
      throw new IOException("cancelled");
    }
  }

  void cancel() {
    isCancelled = true;
    var running = squash;
    if (running != null) {
      running.close();
    }
    var future = work;
    if (future != null) {
      future.cancel(true);
    }
  }
}
