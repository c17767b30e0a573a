package org.whalemountain.docker.build;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.whalemountain.docker.engine.Engine;

/** Whether this host has what build engines need. */
@ApplicationScoped
public class Readiness {
  private static final Duration GOOD_FOR = Duration.ofMinutes(5);
  private static final Duration BAD_FOR = Duration.ofSeconds(15);
  private static final String CGROUP = "cgroup";

  private final BuildConfig config;
  private final Launcher launcher;
  private final Engine engine;
  private final Clock clock = Clock.systemUTC();
  private Instant until = Instant.EPOCH;
  private List<String> found = List.of();

  Readiness(BuildConfig config, Launcher launcher, Engine engine) {
    this.config = config;
    this.launcher = launcher;
    this.engine = engine;
  }

  /** Whether an operator wants build engines here. */
  public boolean isWanted() {
    return config.enabled();
  }

  /** What is missing, one word each; asked anew every few minutes. */
  public List<String> missing() {
    return look().stream().filter(word -> !word.equals(CGROUP)).toList();
  }

  /** Whether memory, processors and processes of a build engine are limited. */
  public boolean isLimited() {
    return !look().contains(CGROUP);
  }

  private synchronized List<String> look() {
    var now = clock.instant();
    if (!now.isBefore(until)) {
      var words = new ArrayList<String>();
      if (!engine.isLocal()) {
        words.add("engine");
      }
      words.addAll(launcher.check());
      found = List.copyOf(words);
      until = now.plus(found.isEmpty() ? GOOD_FOR : BAD_FOR);
    }
    return found;
  }
}
