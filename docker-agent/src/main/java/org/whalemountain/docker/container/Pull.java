package org.whalemountain.docker.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.EngineErrors;

/** One pull of one image, as the engine tells of it. */
final class Pull extends ResultCallback.Adapter<PullResponseItem> {
  private static final Logger LOG = Logger.getLogger(Pull.class);
  private static final long MIB = 1024L * 1024;

  private static final Sentence BEGUN = new Sentence("The image is being pulled.", "イメージを取得しています。");
  private static final Sentence PROGRESS =
      new Sentence(
          "The image is being pulled: {0} % of {1} MiB.", "イメージを取得しています: {1} MiB 中 {0} %。");
  private static final Sentence FAILED =
      new Sentence("The image could not be pulled.", "イメージを取得できませんでした。");
  private static final Sentence TOO_SLOW =
      new Sentence("The image could not be pulled in time.", "イメージの取得が時間内に終わりませんでした。");

  private final Clock clock;
  private final Instant begun;
  private final Map<String, Layer> layers = new ConcurrentHashMap<>();
  private volatile Instant lastSeen;
  private volatile ApiException failure;
  private volatile boolean done;

  Pull(Clock clock) {
    this.clock = clock;
    this.begun = clock.instant();
    this.lastSeen = begun;
  }

  @Override
  public void onNext(PullResponseItem item) {
    lastSeen = clock.instant();
    if (item.isErrorIndicated()) {
      var told =
          item.getErrorDetail() == null ? item.getError() : item.getErrorDetail().getMessage();
      failure = aboutTheImage(EngineErrors.ofText(told));
      return;
    }
    var progress = item.getProgressDetail();
    if (item.getId() != null && progress != null && progress.getTotal() != null) {
      var current = progress.getCurrent() == null ? 0 : progress.getCurrent();
      // unpacking counts anew from zero: only the way up to the download's end is shown
      layers.merge(item.getId(), new Layer(current, progress.getTotal()), Layer::further);
    }
  }

  @Override
  public void onError(Throwable error) {
    if (failure == null && !done) {
      failure =
          EngineErrors.translate(error) instanceof ApiException known
              ? aboutTheImage(known)
              : new ApiException(ErrorCode.IMAGE_NOT_AVAILABLE, FAILED, error);
    }
    super.onError(error);
    finish();
  }

  @Override
  public void onComplete() {
    super.onComplete();
    finish();
  }

  private void finish() {
    done = true;
  }

  boolean isDone() {
    return done;
  }

  /** Why it failed; nothing while it runs and where it went well. */
  Optional<ApiException> failure() {
    return Optional.ofNullable(failure);
  }

  Instant lastSeen() {
    return lastSeen;
  }

  /** Ends it where it takes too long or stands still. */
  void endWhenLate(Duration deadline, Duration idle) {
    var now = clock.instant();
    if (!done && (now.isAfter(begun.plus(deadline)) || now.isAfter(lastSeen.plus(idle)))) {
      failure = new ApiException(ErrorCode.IMAGE_NOT_AVAILABLE, TOO_SLOW);
      finish();
      end(this);
    }
  }

  static void end(Closeable stream) {
    try {
      stream.close();
    } catch (IOException e) {
      LOG.debugf(e, "a pull did not close");
    }
  }

  /** Whatever a registry or the way to it is blamed for, to the caller the image is not there. */
  private static ApiException aboutTheImage(ApiException error) {
    return switch (error.code()) {
      case HOST_FULL, HOST_UNREACHABLE, IMAGE_NOT_AVAILABLE -> error;
      default -> new ApiException(ErrorCode.IMAGE_NOT_AVAILABLE, FAILED, error);
    };
  }

  /** How far it is. */
  Sentence progress() {
    var total = layers.values().stream().mapToLong(Layer::total).sum();
    var current = layers.values().stream().mapToLong(Layer::current).sum();
    return total == 0 ? BEGUN : PROGRESS.with(100 * current / total, (total + MIB - 1) / MIB);
  }

  /** Bytes of one layer. */
  private record Layer(long current, long total) {
    Layer further(Layer next) {
      return new Layer(
          Math.min(Math.max(current, next.current), Math.max(total, next.total)),
          Math.max(total, next.total));
    }
  }
}
