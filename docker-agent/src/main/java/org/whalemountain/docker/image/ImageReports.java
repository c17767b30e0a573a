package org.whalemountain.docker.image;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Image;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.whalemountain.api.image.ImageReport;

/** What the engine says of an image, in the contract's words. */
public final class ImageReports {
  private static final String NONE = "<none>";

  private ImageReports() {}

  static ImageReport of(Image image) {
    return of(
        image.getId(),
        known(image.getRepoTags()),
        known(image.getRepoDigests()),
        image.getSize(),
        created(image.getCreated()));
  }

  /** Engines tell of an image that names no time as one of the year 1. */
  private static Instant created(Long seconds) {
    return seconds == null || seconds < 0 ? null : Instant.ofEpochSecond(seconds);
  }

  /** Of one image that was looked at. */
  public static ImageReport of(InspectImageResponse image, Instant createdAt) {
    return of(
        image.getId(),
        Objects.requireNonNullElse(image.getRepoTags(), List.of()),
        Objects.requireNonNullElse(image.getRepoDigests(), List.of()),
        image.getSize(),
        createdAt);
  }

  private static ImageReport of(
      String id, List<String> names, List<String> digests, Long size, Instant createdAt) {
    return new ImageReport(
        id,
        names.stream().filter(name -> !OwnerMark.is(name)).toList(),
        digests,
        OwnerMark.owner(names).orElse(null),
        size == null ? 0 : size,
        createdAt);
  }

  /** Every name it has, marks among them. */
  static List<String> names(Image image) {
    return known(image.getRepoTags());
  }

  private static List<String> known(String[] names) {
    return names == null
        ? List.of()
        : Arrays.stream(names).filter(name -> !name.contains(NONE)).toList();
  }
}
