package org.whalemountain.docker.image;

import com.github.dockerjava.api.DockerClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.EngineConfig;

/**
 * Which layers this host has. An engine tells them image by image; an image never changes, so each
 * is asked for once.
 */
@ApplicationScoped
class SharedLayers {
  private final Engine engine;
  private final EngineConfig config;
  private final Map<String, List<String>> byImage = new ConcurrentHashMap<>();

  SharedLayers(Engine engine, EngineConfig config) {
    this.engine = engine;
    this.config = config;
  }

  /**
   * How many of these, counted from the lowest, this host has as one image's lowest: the engine
   * does not open the files of those when it loads them.
   */
  int shared(List<String> layers) {
    engine.call(config.slowDeadline(), this::look);
    return byImage.values().stream().mapToInt(known -> shared(known, layers)).max().orElse(0);
  }

  private Void look(DockerClient client) {
    var present = new HashSet<String>();
    client.listImagesCmd().exec().forEach(image -> present.add(image.getId()));
    byImage.keySet().retainAll(present);
    for (var id : present) {
      if (!byImage.containsKey(id)) {
        Images.find(client, id)
            .map(image -> image.getRootFS())
            .ifPresent(
                files -> byImage.put(id, Objects.requireNonNullElse(files.getLayers(), List.of())));
      }
    }
    return null;
  }

  static int shared(List<String> known, List<String> layers) {
    var count = 0;
    while (count < known.size()
        && count < layers.size()
        && known.get(count).equals(layers.get(count))) {
      count++;
    }
    return count;
  }
}
