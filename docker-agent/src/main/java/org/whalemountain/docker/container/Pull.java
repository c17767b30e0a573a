package org.whalemountain.docker.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.EngineErrors;
import org.whalemountain.docker.meter.Meters;

/** One pull of one image, as the engine tells of it. */
final class Pull extends ResultCallback.Adapter<PullResponseItem> {
  private static final Logger LOG = Logger.getLogger(Pull.class);

  /** What the engine says of layers; the same field tells of the tag, in other words. */
  private static final Set<String> OF_LAYERS =
      Set.of(
          "Pulling fs layer",
          "Waiting",
          "Downloading",
          "Verifying Checksum",
          "Download complete",
          "Extracting");

  private static final Set<String> END = Set.of("Pull complete", "Already exists");

  private static final Sentence FAILED =
      new Sentence("The image could not be pulled.", "イメージを取得できませんでした。");
  private static final Sentence TOO_SLOW =
      new Sentence("The image could not be pulled in time.", "イメージの取得が時間内に終わりませんでした。");

  private final Clock clock;
  private final Instant begun;
  private final long beganNanos = System.nanoTime();
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
    var status = item.getStatus();
    if (item.getId() == null || status == null) {
      return;
    }
    if (END.contains(status)) {
      layers.merge(item.getId(), Layer.DONE, Layer::further);
    } else if (OF_LAYERS.contains(status)) {
      layers.merge(item.getId(), seen(item.getProgressDetail()), Layer::further);
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
    if (!done) {
      Meters.STEP.since(beganNanos, "pull");
    }
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
  PullProgress progress() {
    var all = List.copyOf(layers.values());
    return new PullProgress(
        (int) all.stream().filter(Layer::isDone).count(),
        all.size(),
        all.stream().mapToLong(Layer::current).sum(),
        all.stream().mapToLong(Layer::total).sum());
  }

  private static Layer seen(ResponseItem.ProgressDetail progress) {
    return progress == null || progress.getTotal() == null
        ? Layer.KNOWN
        : new Layer(
            progress.getCurrent() == null ? 0 : progress.getCurrent(), progress.getTotal(), false);
  }

  /** Bytes of one layer; 0 while its size is not known. */
  private record Layer(long current, long total, boolean isDone) {

    static final Layer KNOWN = new Layer(0, 0, false);
    static final Layer DONE = new Layer(0, 0, true);

    /** Unpacking counts anew from zero: only the way up to the download's end is shown. */
    Layer further(Layer next) {
      var whole = Math.max(total, next.total);
      var far = next.isDone ? whole : Math.min(Math.max(current, next.current), whole);
      return new Layer(far, whole, isDone || next.isDone);
    }
  }
}
