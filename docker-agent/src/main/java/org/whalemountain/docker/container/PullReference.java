package org.whalemountain.docker.container;

import java.util.regex.Pattern;
import org.whalemountain.docker.image.OwnerMark;

/**
 * What to ask a registry for. Without a tag the engine would pull every tag there is.
 *
 * @param repository with a digest where the reference has one
 * @param tag null with a digest
 */
record PullReference(String repository, String tag) {
  /** The engine takes any beginning of an id for the image, once no image has that name. */
  private static final Pattern ID = Pattern.compile("[0-9a-f]{1,64}|sha256:.*|sha256");

  static PullReference of(String image) {
    if (image.contains("@")) {
      return new PullReference(image, null);
    }
    var colon = image.lastIndexOf(':');
    return colon > image.lastIndexOf('/')
        ? new PullReference(image.substring(0, colon), image.substring(colon + 1))
        : new PullReference(image, "latest");
  }

  /**
   * Whether a registry may know it: what reads as an id, whole or its beginning, is no name, and
   * what is under the owners' mark is never anywhere else.
   */
  static boolean isPossible(String image) {
    return !ID.matcher(image).matches() && !OwnerMark.is(image);
  }
}
