package org.whalemountain.docker.runner;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.EngineErrors;

/** The image of GitLab Runner on this host. */
@ApplicationScoped
class RunnerImage {
  private static final Logger LOG = Logger.getLogger(RunnerImage.class);
  private static final Sentence NOT_THERE =
      new Sentence(
          "The runner's image {0} is not on this host and could not be pulled.",
          "Runner のイメージ {0} がホストになく、取得もできませんでした。");

  private final Engine engine;
  private final RunnerConfig config;

  RunnerImage(Engine engine, RunnerConfig config) {
    this.engine = engine;
    this.config = config;
  }

  /**
   * Pulls it where it is missing.
   *
   * @throws ApiException {@code engine-failed} where it cannot be had
   */
  synchronized void ensure() {
    if (isThere()) {
      return;
    }
    LOG.infof("pulling image=%s", config.image());
    var pull = engine.client().pullImageCmd(config.image()).exec(new Pull());
    try {
      if (!pull.awaitCompletion(config.pullDeadline().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warnf("the runner's image did not come in time image=%s", config.image());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warnf(
          "the runner's image did not come image=%s: %s",
          config.image(), EngineErrors.translate(e));
    } finally {
      close(pull);
    }
    if (!isThere()) {
      throw new ApiException(ErrorCode.ENGINE_FAILED, NOT_THERE.with(config.image()));
    }
  }

  private boolean isThere() {
    return engine.call(
        client -> {
          try {
            client.inspectImageCmd(config.image()).exec();
            return true;
          } catch (NotFoundException e) {
            return false;
          }
        });
  }

  private static void close(Pull pull) {
    try {
      pull.close();
    } catch (java.io.IOException e) {
      LOG.debugf(e, "a pull did not end");
    }
  }

  private static final class Pull extends ResultCallback.Adapter<PullResponseItem> {}
}
