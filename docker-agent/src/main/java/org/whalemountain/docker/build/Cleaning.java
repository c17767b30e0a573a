package org.whalemountain.docker.build;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Makes room in a build engine that becomes full: build cache, stopped containers, what has no name
 * and what was only pulled to build on. What stands under the account's own name stays, and so does
 * all that a container there uses.
 */
@ApplicationScoped
class Cleaning {
  private static final Logger LOG = Logger.getLogger(Cleaning.class);
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][\\w./:@-]{0,360}");
  private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}");

  private final BuildConfig config;

  Cleaning(BuildConfig config) {
    this.config = config;
  }

  /** Cleans where the disk is fuller than it should be; at most every five minutes. */
  void cleanWhereFull(Account account, Path disk) throws IOException {
    if (!account.isBuilding() && account.takeCleaning(EVERY)) {
      var used = Usage.mib(disk);
      if (used != null
          && used * 100 >= Files.size(disk) / (1024 * 1024) * config.cleanAtPercent()) {
        clean(account.name(), new BuildCall(account.socket(), config.callDeadline()));
        LOG.infof("cleaned a build engine account=%s before=%dMiB", account.name(), used);
      }
    }
  }

  static void clean(String account, BuildCall call) throws IOException {
    call.ask("POST", "/containers/prune");
    var used = new HashSet<String>();
    call.ask("GET", "/containers/json?all=1").forEach(it -> used.add(it.path("ImageID").asText()));
    for (var image : call.ask("GET", "/images/json")) {
      var id = image.path("Id").asText();
      if (!used.contains(id) && ID.matcher(id).matches()) {
        removeForeignNames(account, call, image);
      }
    }
    call.ask("POST", "/images/prune?" + BuildCall.filters(Map.of("dangling", "true")));
    call.ask("POST", "/build/prune?all=1");
    call.ask("POST", "/volumes/prune");
  }

  private static void removeForeignNames(String account, BuildCall call, JsonNode image)
      throws IOException {
    for (var told : image.path("RepoTags")) {
      var name = told.asText();
      if (!isOwn(account, name) && REFERENCE.matcher(name).matches()) {
        remove(call, name, false);
      }
    }
  }

  static boolean isOwn(String account, String name) {
    return name.startsWith(account + "/") || name.startsWith("docker.io/" + account + "/");
  }

  /**
   * Takes a name away there, where it leads to that image and not to a newer one.
   *
   * @throws BuildCall.Refused 409 while a container runs from it
   */
  static void untag(BuildCall call, String name, String id) throws IOException {
    for (var image : call.ask("GET", "/images/json")) {
      var names = new HashSet<String>();
      image.path("RepoTags").forEach(it -> names.add(it.asText()));
      names.retainAll(Set.of(name, "docker.io/" + name));
      if (image.path("Id").asText().equals(id)) {
        for (var there : names) {
          remove(call, there, true);
        }
      }
    }
  }

  private static void remove(BuildCall call, String name, boolean force) throws IOException {
    if (!REFERENCE.matcher(name).matches()) {
      return;
    }
    try {
      call.ask("DELETE", "/images/" + name + (force ? "?force=1" : ""));
    } catch (BuildCall.Refused e) {
      // 404: gone meanwhile; 409: something there uses it
      if (e.status() != 404 && (force || e.status() != 409)) {
        throw e;
      }
    }
  }
}
