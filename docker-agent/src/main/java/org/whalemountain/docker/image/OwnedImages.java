package org.whalemountain.docker.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Image;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.whalemountain.docker.engine.Labels;

/**
 * An account's images on this host, by its mark.
 *
 * @param byName sources, by name as people see it
 * @param bySource ids here, by id in the build engine
 * @param replaced marks of what lost its names
 */
record OwnedImages(
    Map<String, String> byName, Map<String, String> bySource, List<String> replaced) {

  /** One call to the engine. */
  static OwnedImages look(DockerClient client, String account) {
    var mine =
        client.listImagesCmd().exec().stream()
            .filter(
                image -> OwnerMark.owner(ImageReports.names(image)).equals(Optional.of(account)))
            .toList();
    var byName = new HashMap<String, String>();
    var bySource = new HashMap<String, String>();
    for (var image : mine) {
      var source = source(image);
      bySource.put(source, image.getId());
      ImageReports.names(image).stream()
          // both, as an end in between left only one
          .filter(name -> ImageReports.names(image).contains(OwnerMark.of(name)))
          .forEach(name -> byName.put(name, source));
    }
    var replaced = mine.stream().flatMap(image -> replaced(image, account)).toList();
    return new OwnedImages(byName, bySource, replaced);
  }

  /** What that name was brought in from; null where there is none. */
  String sourceOf(String name) {
    return byName.get(name);
  }

  boolean hasName(String name) {
    return byName.containsKey(name);
  }

  /** What was brought in from there; null where nothing was. */
  String idOf(String source) {
    return bySource.get(source);
  }

  int count() {
    return byName.size();
  }

  private static Stream<String> replaced(Image image, String account) {
    var mark = OwnerMark.ofReplaced(account, image.getId());
    return ImageReports.names(image).stream().filter(mark::equals);
  }

  private static String source(Image image) {
    return image.getLabels() == null ? "" : image.getLabels().getOrDefault(Labels.SOURCE, "");
  }
}
