package org.whalemountain.k8s.image;

import io.fabric8.kubernetes.api.model.ContainerImage;
import io.fabric8.kubernetes.api.model.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.k8s.cluster.Cluster;

/**
 * The images on the nodes, as the kubelets tell: the 50 largest of each node (nodeStatusMaxImages).
 * They tell no image id, so the digest of the manifest stands for it; one that was only loaded into
 * a node has none, and gets a hash of its name.
 */
@ApplicationScoped
public class NodeImages {

  private static final Pattern DIGEST = Pattern.compile(".+@(sha256:[0-9a-f]{64})");
  private static final String HUB = "docker.io/";
  private static final String LIBRARY = HUB + "library/";

  private final Cluster cluster;

  NodeImages(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Every image that some node has. One call. */
  public List<ImageReport> list() {
    return of(cluster.call(api -> api.nodes().list().getItems()));
  }

  /** A reference that leads to just that image; empty where no node has it. */
  public Optional<String> reference(String id) {
    return list().stream()
        .filter(image -> image.id().equals(id))
        .findFirst()
        .map(image -> image.digests().isEmpty() ? image.names().get(0) : image.digests().get(0));
  }

  /** Images of several nodes put together by their digest. */
  static List<ImageReport> of(Collection<Node> nodes) {
    var found = new LinkedHashMap<String, Seen>();
    for (var node : nodes) {
      if (node.getStatus() != null) {
        node.getStatus().getImages().forEach(image -> note(image, found));
      }
    }
    return found.entrySet().stream()
        .filter(entry -> !entry.getValue().names.isEmpty())
        .map(entry -> entry.getValue().report(entry.getKey()))
        .toList();
  }

  private static void note(ContainerImage image, Map<String, Seen> found) {
    var names = new ArrayList<String>();
    var digests = new ArrayList<String>();
    for (var name : image.getNames()) {
      if (name.contains("@")) {
        digests.add(name);
      } else if (!name.contains("<none>")) {
        names.add(name);
      }
    }
    if (names.isEmpty() && digests.isEmpty()) {
      return;
    }
    var digest = digests.stream().map(DIGEST::matcher).filter(it -> it.matches()).findFirst();
    var id = digest.map(it -> it.group(1)).orElseGet(() -> "sha256:" + hash(names.get(0)));
    var seen = found.computeIfAbsent(id, key -> new Seen());
    names.stream().map(NodeImages::familiar).forEach(seen.names::add);
    seen.digests.addAll(digests);
    seen.bytes = Math.max(seen.bytes, image.getSizeBytes() == null ? 0 : image.getSizeBytes());
  }

  /** As people write it: {@code python:3.12} for {@code docker.io/library/python:3.12}. */
  static String familiar(String name) {
    if (name.startsWith(LIBRARY)) {
      return name.substring(LIBRARY.length());
    }
    return name.startsWith(HUB) ? name.substring(HUB.length()) : name;
  }

  private static String hash(String name) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static final class Seen {
    private final LinkedHashSet<String> names = new LinkedHashSet<>();
    private final LinkedHashSet<String> digests = new LinkedHashSet<>();
    private long bytes;

    private ImageReport report(String id) {
      return new ImageReport(id, List.copyOf(names), List.copyOf(digests), null, bytes, null);
    }
  }
}
