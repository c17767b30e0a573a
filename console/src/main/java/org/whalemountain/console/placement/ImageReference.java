package org.whalemountain.console.placement;

/**
 * One spelling for the many of one image: {@code python}, {@code python:latest}, {@code
 * docker.io/library/python} and {@code index.docker.io/library/python:latest} are one and the same.
 * Short names are read as Docker reads them; what a host would make of a name is its own affair, so
 * this serves to guess where an image is, and never to decide who may use it.
 */
final class ImageReference {

  private static final String[] HUB = {"docker.io/", "index.docker.io/"};
  private static final String OFFICIAL = "library/";

  private ImageReference() {}

  /** A reference that was written or reported, in that spelling. */
  static String of(String reference) {
    var name = reference;
    for (var hub : HUB) {
      if (name.startsWith(hub)) {
        name = name.substring(hub.length());
        name = name.startsWith(OFFICIAL) ? name.substring(OFFICIAL.length()) : name;
        break;
      }
    }
    var digest = name.indexOf('@');
    if (digest >= 0) {
      // Hosts know a digest without the tag it was pulled by.
      return untagged(name.substring(0, digest)) + name.substring(digest);
    }
    return untagged(name).length() == name.length() ? name + ":latest" : name;
  }

  /** Whether it is an image's id, which is no name. */
  static boolean isId(String reference) {
    return reference.startsWith("sha256:");
  }

  private static String untagged(String name) {
    var colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }
}
