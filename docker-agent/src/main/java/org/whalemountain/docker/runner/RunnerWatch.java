package org.whalemountain.docker.runner;

import com.github.dockerjava.api.model.Container;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.whalemountain.docker.build.BuildEngines;
import org.whalemountain.docker.engine.Engine;

/**
 * Keeps up what the engine cannot by itself: doors to build engines, which a restart of the host
 * takes away, and runners that could not start without theirs. Looks at runners, so that lists of
 * them cost nothing.
 */
@ApplicationScoped
class RunnerWatch {
  private static final Logger LOG = Logger.getLogger(RunnerWatch.class);

  private static final Duration SET_UP_WITHIN = Duration.ofMinutes(2);

  private final Engine engine;
  private final RunnerConfig config;
  private final RunnerCheck check;
  private final BuildEngines builds;
  private final RunnerReports reports;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "runner-watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile ScheduledFuture<?> ticking;

  RunnerWatch(
      Engine engine,
      RunnerConfig config,
      RunnerCheck check,
      BuildEngines builds,
      RunnerReports reports) {
    this.engine = engine;
    this.config = config;
    this.check = check;
    this.builds = builds;
    this.reports = reports;
  }

  void begin(@Observes StartupEvent started) {
    ticking =
        timer.scheduleWithFixedDelay(
            this::look, 0, config.look().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      if (check.isGood()) {
        var all = engine.call(Runners::list);
        all.forEach(this::keepUp);
        reports.lookAt(all);
      }
    } catch (RuntimeException e) {
      LOG.debugf(e, "runners were not looked at");
    }
  }

  private void keepUp(Container container) {
    var account = container.getLabels().get(RunnerRequest.ACCOUNT);
    try {
      builds.open(account);
      if (couldNotStart(container)) {
        engine.call(client -> client.startContainerCmd(container.getId()).exec());
      }
    } catch (RuntimeException e) {
      LOG.warnf("a runner is not up account=%s: %s", account, e.getMessage());
    }
  }

  /** Nobody stops a runner but by removing it. One that was just made is still being set up. */
  private static boolean couldNotStart(Container container) {
    var isNew = Instant.now().minus(SET_UP_WITHIN).getEpochSecond() < container.getCreated();
    return "exited".equals(container.getState())
        || ("created".equals(container.getState()) && !isNew);
  }

  @PreDestroy
  void end() {
    if (ticking != null) {
      ticking.cancel(true);
    }
    timer.shutdownNow();
  }
}
