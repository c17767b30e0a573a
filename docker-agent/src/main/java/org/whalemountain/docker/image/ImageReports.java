package org.whalemountain.docker.image;

import com.github.dockerjava.api.model.Image;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.docker.engine.Labels;

/** What the engine says of an image, in the contract's words. */
final class ImageReports {
  private static final String NONE = "<none>";

  private ImageReports() {}

  static ImageReport of(Image image) {
    var names = known(image.getRepoTags());
    return new ImageReport(
        image.getId(),
        names,
        known(image.getRepoDigests()),
        owner(image.getLabels(), names),
        image.getSize() == null ? 0 : image.getSize(),
        image.getCreated() == null ? null : Instant.ofEpochSecond(image.getCreated()));
  }

  /**
   * The label's account, when every name agrees: a label is inherited by whatever is built on the
   * image, so alone it proves nothing.
   */
  static String owner(Map<String, String> labels, List<String> names) {
    var owner = labels == null ? "" : labels.getOrDefault(Labels.OWNER, "");
    var agrees =
        !owner.isBlank()
            && !names.isEmpty()
            && names.stream().allMatch(name -> name.startsWith(owner + "/"));
    return agrees ? owner : null;
  }

  private static List<String> known(String[] names) {
    return names == null
        ? List.of()
        : Arrays.stream(names).filter(name -> !name.contains(NONE)).toList();
  }
}
