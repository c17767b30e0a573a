package org.whalemountain.docker.image;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Image;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.docker.engine.Labels;

/** What the engine says of an image, in the contract's words. */
public final class ImageReports {
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

  /** Of one image that was looked at. */
  public static ImageReport of(
      InspectImageResponse image, Map<String, String> labels, Instant createdAt) {
    var names = image.getRepoTags() == null ? List.<String>of() : image.getRepoTags();
    var digests = image.getRepoDigests() == null ? List.<String>of() : image.getRepoDigests();
    return new ImageReport(
        image.getId(),
        names,
        digests,
        owner(labels, names),
        image.getSize() == null ? 0 : image.getSize(),
        createdAt);
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
