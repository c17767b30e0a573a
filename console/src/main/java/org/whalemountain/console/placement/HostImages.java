package org.whalemountain.console.placement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.query.Query;

/** Which images are on which hosts, as of about a minute ago. */
@ApplicationScoped
public class HostImages {

  private static final Logger LOG = Logger.getLogger(HostImages.class);
  private static final String PULL = "pull";
  private static final int LONGEST_REFERENCE = 512;
  private static final int LONGEST_ID = 100;

  private final Query query;
  private final PlacementConfig config;
  private final Map<String, Long> asked = new ConcurrentHashMap<>();

  HostImages(Query query, PlacementConfig config) {
    this.query = query;
    this.config = config;
  }

  /** The same, for each host at most once in a while. */
  public void refreshNowAndThen(String host, HostReport report, AgentClient agent) {
    var now = System.nanoTime();
    var last = asked.get(host);
    if (last == null || now - last > config.imagesEvery().toNanos()) {
      asked.put(host, now);
      refresh(host, report, agent);
    }
  }

  /** Asks a host for its images and writes down what changed. Where it fails, all stays known. */
  public void refresh(String host, HostReport report, AgentClient agent) {
    try {
      var images = agent.images();
      QuarkusTransaction.requiringNew()
          .run(() -> write(host, report.capabilities().contains(PULL), images));
    } catch (ApiException e) {
      LOG.debugf(e, "images are not known host=%s", host);
    }
  }

  /** Hosts that have an image by that reference, or by that id. */
  Set<String> having(String image) {
    var column = ImageReference.isId(image) ? "image_id" : "reference";
    var wanted = ImageReference.isId(image) ? image : ImageReference.of(image);
    return new HashSet<>(
        query.all(
            "SELECT DISTINCT host FROM host_image WHERE " + column + " = ?",
            row -> row.getString("host"),
            wanted));
  }

  private void write(String host, boolean mayPull, List<ImageReport> images) {
    var isKnown =
        query.first(
            "SELECT may_pull = ? AND images_seen_at IS NOT NULL AS same FROM host WHERE name = ?",
            row -> row.getBoolean("same"),
            mayPull,
            host);
    if (isKnown.isEmpty()) {
      return;
    }
    var before = new HashMap<String, String>();
    query
        .all(
            "SELECT reference, image_id FROM host_image WHERE host = ?",
            row -> Map.entry(row.getString("reference"), row.getString("image_id")),
            host)
        .forEach(row -> before.put(row.getKey(), row.getValue()));
    var now = references(images);
    for (var gone : before.keySet()) {
      if (!now.containsKey(gone)) {
        query.change("DELETE FROM host_image WHERE host = ? AND reference = ?", host, gone);
      }
    }
    now.forEach(
        (reference, id) -> {
          if (!id.equals(before.get(reference))) {
            query.change(
                "INSERT INTO host_image (host, reference, image_id) VALUES (?, ?, ?)"
                    + " ON DUPLICATE KEY UPDATE image_id = VALUES(image_id)",
                host,
                reference,
                id);
          }
        });
    if (!isKnown.get()) {
      query.change(
          "UPDATE host SET may_pull = ?, images_seen_at = UTC_TIMESTAMP(6) WHERE name = ?",
          mayPull,
          host);
    }
  }

  private static Map<String, String> references(List<ImageReport> images) {
    var references = new HashMap<String, String>();
    for (var image : images) {
      if (image.id() != null && image.id().length() <= LONGEST_ID) {
        Stream.concat(image.names().stream(), image.digests().stream())
            .map(ImageReference::of)
            .filter(reference -> reference.length() <= LONGEST_REFERENCE)
            .forEach(reference -> references.put(reference, image.id()));
      }
    }
    return references;
  }
}
