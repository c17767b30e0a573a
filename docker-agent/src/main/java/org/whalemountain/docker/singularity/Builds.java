package org.whalemountain.docker.singularity;

import com.github.dockerjava.api.exception.NotFoundException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.Definition;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.Engine;

/**
 * The files of this host's images: each built once, however many ask for it. A failed build is told
 * to whoever looks for it until somebody asks anew.
 */
@ApplicationScoped
class Builds {

  private static final Logger LOG = Logger.getLogger(Builds.class);
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final Duration LAST_WORK = Duration.ofSeconds(15);
  private static final Duration COME_AGAIN = Duration.ofSeconds(30);
  private static final Sentence NO_IMAGE =
      new Sentence("There is no such image on this host.", "そのイメージはこのホストにありません。");
  private static final Sentence NO_PROGRAM =
      new Sentence(
          "This host cannot build Singularity files: tar2sqfs is not installed (squashfs-tools-ng).",
          "このホストでは Singularity ファイルを作成できません。tar2sqfs (squashfs-tools-ng) が入っていません。");
  private static final Sentence NO_AREA =
      new Sentence(
          "This host cannot build Singularity files: its build area cannot be written to.",
          "このホストでは Singularity ファイルを作成できません。作成用のフォルダーに書き込めません。");
  private static final Sentence TOO_MANY =
      new Sentence(
          "Too many Singularity files wait to be built on this host.",
          "このホストでは作成待ちの Singularity ファイルが多すぎます。");

  private final Engine engine;
  private final BuildArea area;
  private final Builder builder;
  private final SingularityConfig config;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, Build> builds = new HashMap<>();
  private final ThreadPoolExecutor threads;

  Builds(Engine engine, BuildArea area, Builder builder, SingularityConfig config) {
    this.engine = engine;
    this.area = area;
    this.builder = builder;
    this.config = config;
    this.threads =
        new ThreadPoolExecutor(
            config.buildsAtATime(),
            config.buildsAtATime(),
            COME_AGAIN.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(config.mostWaiting()));
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * What there is of an image.
   *
   * @param image as the engine knows it
   * @param build under way or failed, or none
   * @param file the finished one, or none
   */
  record Found(ImageFacts image, Optional<Build> build, Optional<Path> file) {}

  /**
   * Looks; begins nothing.
   *
   * @param id an image's id or a reference
   * @throws ApiException {@code invalid}, {@code not-found}
   */
  Found look(String id, Compression compression) {
    return look(facts(id), compression);
  }

  private synchronized Found look(ImageFacts image, Compression compression) {
    forgetOld();
    var build = Optional.ofNullable(builds.get(key(image, compression)));
    var file = build.isPresent() ? Optional.<Path>empty() : area.find(image.hex(), compression);
    return new Found(image, build, file);
  }

  /**
   * Begins to build unless there is a file or a build.
   *
   * @throws ApiException {@code invalid}, {@code not-found}, {@code wrong-state}, {@code
   *     host-full}, {@code too-many-requests}
   */
  Found ask(String id, Compression compression) {
    var image = facts(id);
    synchronized (this) {
      var found = look(image, compression);
      found.file().ifPresent(area::used);
      if (found.file().isPresent() || found.build().filter(Build::isActive).isPresent()) {
        return found;
      }
      if (!Squash.isThere(config.tar2sqfs())) {
        throw new ApiException(ErrorCode.WRONG_STATE, NO_PROGRAM);
      }
      if (!area.isUsable()) {
        throw new ApiException(ErrorCode.WRONG_STATE, NO_AREA);
      }
      area.require(image.report().sizeBytes());
      begin(new Build(image, compression));
      return look(image, compression);
    }
  }

  private void begin(Build build) {
    try {
      build.doneBy(threads.submit(() -> run(build)));
      builds.put(key(build.image(), build.compression()), build);
    } catch (RejectedExecutionException e) {
      throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, TOO_MANY).retryAfter(COME_AGAIN);
    }
  }

  private void run(Build build) {
    build.begin();
    try {
      builder.carryOut(build);
      end(build);
    } catch (ApiException e) {
      if (build.isCancelled()) {
        LOG.infof("build cancelled image=%s", build.image().report().id());
        end(build);
      } else {
        LOG.warnf(e, "build failed image=%s", build.image().report().id());
        build.fail(e, clock.instant());
      }
    }
  }

  private synchronized void end(Build build) {
    builds.remove(key(build.image(), build.compression()), build);
  }

  /** Ends the build, or removes the file. */
  void remove(String id, Compression compression) {
    var found = look(id, compression);
    found.build().ifPresent(this::cancel);
    found.file().ifPresent(area::remove);
  }

  private void cancel(Build build) {
    build.cancel();
    end(build);
  }

  void stop(@Observes ShutdownEvent stop) throws InterruptedException {
    synchronized (this) {
      builds.values().forEach(Build::cancel);
    }
    threads.shutdownNow();
    threads.awaitTermination(LAST_WORK.toSeconds(), TimeUnit.SECONDS);
  }

  private void forgetOld() {
    var old = clock.instant().minus(REMEMBERED);
    builds.values().removeIf(build -> build.isOlderThan(old));
  }

  private ImageFacts facts(String id) {
    var check = new Check();
    Definition.image(check, "id", id);
    check.done();
    try {
      return ImageFacts.of(engine.call(client -> client.inspectImageCmd(id).exec()));
    } catch (ApiException e) {
      if (e.getCause() instanceof NotFoundException) {
        throw new ApiException(ErrorCode.NOT_FOUND, NO_IMAGE);
      }
      throw e;
    }
  }

  private static String key(ImageFacts image, Compression compression) {
    return image.hex() + "." + compression.text();
  }
}
