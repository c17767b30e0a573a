package org.whalemountain.console.image;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a reference is read, as Docker reads it: {@code python}, {@code python:latest}, {@code
 * docker.io/library/python} and {@code index.docker.io/library/python:latest} are one and the same
 * (github.com/distribution/reference, normalize.go), and what names nothing may still be the
 * beginning of an id.
 */
final class ImageReference {

  /** Marks of agents stand under it; it never answers (RFC 6761, section 6.4). */
  private static final String MARKS = "whalemountain.invalid";

  private static final String HUB = "docker.io";
  private static final Set<String> HUB_HOSTS =
      Set.of(HUB, "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com");
  private static final String[] HUB_PREFIXES = {HUB + "/", "index.docker.io/"};
  private static final String OFFICIAL = "library/";

  /** What Docker takes for the beginning of an id; shorter ones it takes too, we do not. */
  private static final Pattern ID = Pattern.compile("(?:sha256:)?([0-9a-f]{4,64})");

  private static final Pattern FULL_ID = Pattern.compile("sha256:[0-9a-f]{64}");

  private ImageReference() {}

  /** A reference that was written or reported, in the one spelling of all of its kind. */
  static String of(String reference) {
    var name = reference;
    for (var hub : HUB_PREFIXES) {
      if (name.startsWith(hub)) {
        name = name.substring(hub.length());
        break;
      }
    }
    name = name.startsWith(OFFICIAL) ? name.substring(OFFICIAL.length()) : name;
    var digest = name.indexOf('@');
    if (digest >= 0) {
      // Hosts know a digest without the tag it was pulled by.
      return untagged(name.substring(0, digest)) + name.substring(digest);
    }
    return untagged(name).length() == name.length() ? name + ":latest" : name;
  }

  /** Whether it is a whole id. */
  static boolean isId(String reference) {
    return FULL_ID.matcher(reference).matches();
  }

  /** What an id begins with, if this is meant to be one. */
  static Optional<String> beginningOfId(String reference) {
    var id = ID.matcher(reference);
    return id.matches() ? Optional.of("sha256:" + id.group(1)) : Optional.empty();
  }

  /** The digest at its end. */
  static Optional<String> digest(String reference) {
    var at = reference.indexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(reference.substring(at + 1));
  }

  /** Whether it belongs to agents only. */
  static boolean isMark(String reference) {
    var registry = registry(reference);
    return registry.equals(MARKS) || registry.endsWith("." + MARKS);
  }

  /**
   * Whose it would be: at Docker Hub by its path, elsewhere by its registry, as an account with a
   * dot reads as one. Empty for official images.
   */
  static Optional<String> namespace(String reference) {
    var registry = registry(reference);
    if (!HUB_HOSTS.contains(registry)) {
      return Optional.of(registry);
    }
    var first = reference.indexOf('/');
    var path = hasRegistry(reference) ? reference.substring(first + 1) : reference;
    path = path.startsWith(OFFICIAL) ? path.substring(OFFICIAL.length()) : path;
    var slash = path.indexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(path.substring(0, slash));
  }

  private static String registry(String reference) {
    return hasRegistry(reference)
        ? reference
            .substring(0, reference.indexOf('/'))
            .replaceFirst(":[0-9]*$", "")
            .toLowerCase(Locale.ROOT)
        : HUB;
  }

  private static boolean hasRegistry(String reference) {
    var slash = reference.indexOf('/');
    if (slash < 0) {
      return false;
    }
    var first = reference.substring(0, slash);
    return first.contains(".")
        || first.contains(":")
        || first.equals("localhost")
        || !first.equals(first.toLowerCase(Locale.ROOT));
  }

  private static String untagged(String name) {
    var colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }
}
