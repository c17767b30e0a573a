package org.whalemountain.docker.runner;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.docker.build.BuildEngines;
import org.whalemountain.docker.engine.Engine;

/**
 * Keeps up what the engine cannot by itself: doors to build engines, which a restart of the host
 * takes away, and runners that could not start without theirs.
 */
@ApplicationScoped
class RunnerWatch {
  private static final Logger LOG = Logger.getLogger(RunnerWatch.class);

  private final Engine engine;
  private final RunnerConfig config;
  private final RunnerCheck check;
  private final BuildEngines builds;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "runner-watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile ScheduledFuture<?> ticking;

  RunnerWatch(Engine engine, RunnerConfig config, RunnerCheck check, BuildEngines builds) {
    this.engine = engine;
    this.config = config;
    this.check = check;
    this.builds = builds;
  }

  void begin(@Observes StartupEvent started) {
    ticking =
        timer.scheduleWithFixedDelay(
            this::look, 0, config.look().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      if (check.isGood()) {
        for (var container : engine.call(Runners::list)) {
          builds.open(container.getLabels().get(RunnerRequest.ACCOUNT));
          // nobody stops a runner but by removing it, so one that does not run could not start
          if ("exited".equals(container.getState()) || "created".equals(container.getState())) {
            engine.call(client -> client.startContainerCmd(container.getId()).exec());
          }
        }
      }
    } catch (ApiException e) {
      LOG.debugf(e, "runners were not looked at");
    } catch (RuntimeException e) {
      LOG.warnf(e, "runners were not looked at");
    }
  }

  @PreDestroy
  void end() {
    if (ticking != null) {
      ticking.cancel(true);
    }
    timer.shutdownNow();
  }
}
