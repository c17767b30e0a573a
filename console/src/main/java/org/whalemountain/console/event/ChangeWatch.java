package org.whalemountain.console.event;

import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.whalemountain.console.container.ContainerMarks;
import org.whalemountain.console.host.HostView;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.image.ImageMarks;
import org.whalemountain.console.runner.RunnerMarks;

/**
 * Compares what there is with what there was, as long as anybody listens. It asks the database and
 * not this process: what another console did is news too.
 */
@ApplicationScoped
class ChangeWatch {

  private static final Logger LOG = Logger.getLogger(ChangeWatch.class);

  /** Changes within it are told together. */
  private static final long SOON_MILLIS = 100;

  private final Listeners listeners;
  private final ContainerMarks containers;
  private final Hosts hosts;
  private final ImageMarks images;
  private final RunnerMarks runners;
  private final Newsroom newsroom;
  private final Vertx vertx;
  private final Object turn = new Object();
  private final AtomicBoolean isComing = new AtomicBoolean();

  /** The last look; null while nobody listens. Guarded by the listeners' lock. */
  private Picture last;

  ChangeWatch(
      Listeners listeners,
      ContainerMarks containers,
      Hosts hosts,
      ImageMarks images,
      RunnerMarks runners,
      Newsroom newsroom,
      Vertx vertx) {
    this.listeners = listeners;
    this.containers = containers;
    this.hosts = hosts;
    this.images = images;
    this.runners = runners;
    this.newsroom = newsroom;
    this.vertx = vertx;
  }

  /** From when it is greeted on, a listener hears of every change. */
  void join(Listener listener) {
    boolean isWatching;
    synchronized (listeners) {
      listeners.add(listener);
      isWatching = last != null;
    }
    if (isWatching) {
      listener.greet();
    } else if (isComing.compareAndSet(false, true)) {
      lookAside();
    }
  }

  /** Something changed here and now. */
  void soon() {
    if (!listeners.all().isEmpty() && isComing.compareAndSet(false, true)) {
      vertx.setTimer(SOON_MILLIS, timer -> lookAside());
    }
  }

  @Scheduled(
      identity = "change-watch",
      every = "${whalemountain.event.look-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    synchronized (turn) {
      isComing.set(false);
      Picture before;
      synchronized (listeners) {
        if (listeners.all().isEmpty()) {
          last = null;
          return;
        }
        before = last;
      }
      try {
        lookSince(before);
      } catch (RuntimeException e) {
        // What is missed now is told by the next look that gets through.
        LOG.debug("a look for changes failed", e);
      }
    }
  }

  private void lookSince(Picture before) {
    var now =
        new Picture(
            containers.all(),
            hosts.list(true).stream()
                .collect(Collectors.toMap(HostView::name, Function.identity())),
            images.all(),
            runners.all());
    List<News> news = before == null ? List.of() : newsroom.write(before, now, listeners.all());
    List<Listener> all;
    synchronized (listeners) {
      last = now;
      all = new ArrayList<>(listeners.all());
    }
    for (var listener : all) {
      listener.tell(news);
      listener.greet();
    }
  }

  private void lookAside() {
    vertx.executeBlocking(
        () -> {
          look();
          return null;
        },
        false);
  }
}
