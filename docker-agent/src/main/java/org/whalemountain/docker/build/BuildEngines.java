package org.whalemountain.docker.build;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.EngineErrors;
import org.whalemountain.docker.image.ImageRemoval;

/**
 * The build engines of this host. What is known of one is in its processes and on its disk, so an
 * agent that is killed leaves them running and the next one goes on with them.
 */
@ApplicationScoped
public class BuildEngines {
  private static final Logger LOG = Logger.getLogger(BuildEngines.class);
  private static final long MIB = 1024L * 1024;
  private static final Sentence USED_THERE =
      new Sentence(
          "A job in the build engine uses the image. Try again when it has ended.",
          "ビルドエンジンのジョブがこのイメージを使用中です。終了してから再試行してください。");

  private final BuildConfig config;
  private final Places places;
  private final Launcher launcher;
  private final Doors doors;
  private final Arrivals arrivals;
  private final Cleaning cleaning;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "build-engines");
            thread.setDaemon(true);
            return thread;
          });
  private volatile ScheduledFuture<?> ticking;

  BuildEngines(
      BuildConfig config, Launcher launcher, Doors doors, Arrivals arrivals, Cleaning cleaning) {
    this.config = config;
    this.places = new Places(config);
    this.launcher = launcher;
    this.doors = doors;
    this.arrivals = arrivals;
    this.cleaning = cleaning;
  }

  /**
   * What a runner is given of its account's engine.
   *
   * @param door folder with the socket {@code docker.sock}
   * @param uid the only one that may connect; the engine has it too
   */
  public record Place(Path door, int uid) {}

  void begin(@Observes StartupEvent started) {
    if (config.enabled()) {
      places.known().forEach(this::openAgain);
      var every = config.look().toMillis();
      ticking = timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }
  }

  private void openAgain(String name) {
    try {
      open(name);
    } catch (ApiException e) {
      LOG.warnf(e, "the door to a build engine stays closed account=%s", name);
    }
  }

  /**
   * Gives an account an engine where it has none, and opens the door to it; the engine itself is
   * started by the first who comes.
   *
   * @throws ApiException {@code engine-failed}, {@code host-full}
   */
  public Place open(String name) {
    try {
      if (!Files.exists(places.disk(name))) {
        launcher.prepare(name);
      }
      if (!accounts.containsKey(name)) {
        places.makeFolders(name);
        openDoors(name);
      }
      return new Place(places.doorFolder(name), places.uid(name));
    } catch (IOException e) {
      throw EngineErrors.translate(e);
    }
  }

  private synchronized void openDoors(String name) throws IOException {
    if (!accounts.containsKey(name)) {
      var account =
          new Account(
              name, places, launcher, config.connections(), () -> arrivals.lookSoon(inside(name)));
      account.open(doors);
      accounts.put(name, account);
    }
  }

  private Arrivals.Inside inside(String name) {
    return new Arrivals.Inside(name, places.innerDoor(name));
  }

  /** Ends an account's engine, and removes all it kept. */
  public void remove(String name) {
    var account = accounts.remove(name);
    if (account != null) {
      account.close();
    }
    launcher.remove(name);
    try {
      Files.deleteIfExists(places.outerDoor(name));
      Files.deleteIfExists(places.innerDoor(name));
      Files.deleteIfExists(places.doorFolder(name));
    } catch (IOException e) {
      LOG.warnf("a door was left behind account=%s: %s", name, e);
    }
  }

  /** Whether the account's engine answers. */
  public boolean isRunning(String name) {
    return places.socket(name).answers();
  }

  /** Whether a container ran in it a moment ago. */
  public boolean isBuilding(String name) {
    var account = accounts.get(name);
    return account != null && account.isBuilding();
  }

  /** What the account's disk takes of the host's; null where it cannot be told. */
  public Long diskUsedMib(String name) {
    return Usage.mib(places.disk(name));
  }

  /** What it may take; null where it has none yet. */
  public Long diskLimitMib(String name) {
    try {
      return Files.size(places.disk(name)) / MIB;
    } catch (IOException e) {
      return null;
    }
  }

  private void look() {
    for (var account : accounts.values()) {
      // each on a thread of its own: an engine that hangs holds up no other
      if (account.takeLook()) {
        Threads.run(() -> look(account));
      }
    }
  }

  private void look(Account account) {
    try {
      if (!account.socket().answers()) {
        account.seen(false, false);
        return;
      }
      if (account.takeFollowing()) {
        Threads.run(() -> follow(account));
      }
      var call = new BuildCall(account.socket(), config.callDeadline());
      account.seen(true, call.ask("GET", "/containers/json").size() > 0);
      if (arrivals.isUnderWay(account.name())) {
        account.stayAwake();
      } else if (account.isIdleFor(config.idle())) {
        account.sleep(config.idle());
      } else {
        cleaning.cleanWhereFull(account, places.disk(account.name()));
      }
    } catch (IOException | RuntimeException e) {
      LOG.debugf(e, "a build engine was not looked at account=%s", account.name());
    } finally {
      account.endLook();
    }
  }

  /** Until the engine ends, every image that is built is brought in at once. */
  private void follow(Account account) {
    try {
      arrivals.follow(inside(account.name()), account.socket());
    } catch (IOException e) {
      LOG.debugf(e, "a build engine's events ended account=%s", account.name());
    } finally {
      account.endFollowing();
    }
  }

  /** What its owner deletes on this host must not come back from there. */
  void forget(@Observes ImageRemoval removal) {
    var name = removal.account();
    if (!Files.exists(places.disk(name))) {
      return;
    }
    try {
      open(name);
      accounts.get(name).wake();
      var call = new BuildCall(places.socket(name), config.callDeadline());
      for (var image : removal.names()) {
        Cleaning.untag(call, image, removal.sourceId());
      }
    } catch (BuildCall.Refused e) {
      throw new ApiException(ErrorCode.IMAGE_IN_USE, USED_THERE, e);
    } catch (IOException e) {
      throw EngineErrors.translate(e);
    }
  }

  @PreDestroy
  void end() {
    if (ticking != null) {
      ticking.cancel(true);
    }
    timer.shutdownNow();
    accounts.values().forEach(Account::close);
  }
}
