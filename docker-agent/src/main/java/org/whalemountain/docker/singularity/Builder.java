package org.whalemountain.docker.singularity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.wire.EngineInput;

/** Builds one file from begin to end. Whatever happens, it leaves the whole file or nothing. */
@ApplicationScoped
class Builder {

  private static final Logger LOG = Logger.getLogger(Builder.class);
  private static final int BUFFER = 256 * 1024;
  private static final Sentence FAILED =
      new Sentence(
          "The Singularity file could not be built. Try again; if it fails again, tell the administrators.",
          "Singularity ファイルを作成できませんでした。もう一度試し、それでも失敗する場合は管理者に知らせてください。");
  private static final Sentence DISK_FULL =
      new Sentence("The host's disk is full.", "ホストのディスクに空きがありません。");

  private final Flattening flattening;
  private final BuildArea area;
  private final SingularityConfig config;

  Builder(Flattening flattening, BuildArea area, SingularityConfig config) {
    this.flattening = flattening;
    this.area = area;
    this.config = config;
  }

  /**
   * Builds it on this thread.
   *
   * @throws ApiException why not
   */
  void carryOut(Build build) {
    var squashfs = area.path(UUID.randomUUID() + ".squashfs");
    var part = area.path(UUID.randomUUID() + ".part");
    var begun = Instant.now();
    try {
      area.require(build.image().report().sizeBytes());
      flattening.of(
          build.image().report().id(), archive -> squash(build, begun, archive, squashfs));
      var hash =
          SifFile.write(
              part, squashfs, build.image(), build.compression(), () -> requireMore(build));
      var name = new SifName(build.image().hex(), build.compression(), hash);
      Files.move(part, area.path(name.toString()), StandardCopyOption.ATOMIC_MOVE);
      LOG.infof(
          "built image=%s compression=%s millis=%d",
          build.image().report().id(),
          build.compression().text(),
          Duration.between(begun, Instant.now()).toMillis());
    } catch (ApiException e) {
      throw e;
    } catch (Exception e) {
      throw problem(e);
    } finally {
      area.remove(squashfs);
      area.remove(part);
    }
  }

  private void squash(Build build, Instant begun, EngineInput archive, Path target)
      throws Exception {
    var image = build.image();
    try (var squash =
        build.runs(
            Squash.start(
                config, build.compression(), target, image.createdAt(), config.deadline()))) {
      try {
        var metered = new Metered(squash.in(), build::read, () -> requireMore(build));
        var out = new BufferedOutputStream(metered, BUFFER);
        var rewrite = new TarRewrite(begun, image.createdAt());
        rewrite.copy(archive, out);
        TarTail.write(out, image, rewrite);
      } catch (IOException e) {
        throw squash.isOver() ? squash.failure(e) : e;
      }
      squash.finish();
    }
  }

  private void requireMore(Build build) throws IOException {
    build.requireWanted();
    area.require(0);
  }

  private static ApiException problem(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("No space left")) {
        return new ApiException(ErrorCode.HOST_FULL, DISK_FULL, failure);
      }
    }
    return new ApiException(ErrorCode.ENGINE_FAILED, FAILED, failure);
  }
}
