package org.whalemountain.docker.container;

/**
 * What to ask a registry for. Without a tag the engine would pull every tag there is.
 *
 * @param repository with a digest where the reference has one
 * @param tag null with a digest
 */
record PullReference(String repository, String tag) {
  static PullReference of(String image) {
    if (image.contains("@")) {
      return new PullReference(image, null);
    }
    var colon = image.lastIndexOf(':');
    return colon > image.lastIndexOf('/')
        ? new PullReference(image.substring(0, colon), image.substring(colon + 1))
        : new PullReference(image, "latest");
  }

  /** An image's id is no name: no registry knows it. */
  static boolean isPossible(String image) {
    return !image.startsWith("sha256:");
  }
}
