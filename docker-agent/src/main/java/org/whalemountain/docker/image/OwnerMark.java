package org.whalemountain.docker.image;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name by which this agent knows whose an image is: {@code
 * whalemountain.invalid/<account>/<image>:<tag>}. Only the agent gives such names, to what it
 * brings in from the account's build engine. Labels and other names prove nothing, as anybody may
 * bake or push them; no registry can be called {@code .invalid} (RFC 6761, section 6.4), so nothing
 * under it was ever pulled.
 */
public final class OwnerMark {
  private static final String REGISTRY = "whalemountain.invalid";
  private static final Pattern MARK = Pattern.compile(Pattern.quote(REGISTRY) + "/([^/:@]+)[/:].*");

  private OwnerMark() {}

  /** For an image of a build engine, by its name {@code account/image:tag}. */
  static String of(String name) {
    return REGISTRY + "/" + name;
  }

  /**
   * For one that lost its names to a newer one and stays for its containers. It has no image in its
   * path, so it is nobody's name.
   *
   * @param id {@code sha256:…}
   */
  static String ofReplaced(String account, String id) {
    return REGISTRY + "/" + account + ":" + id.substring(id.indexOf(':') + 1);
  }

  /** Whether it is under that registry, however it is spelled: never pulled and never accepted. */
  public static boolean is(String reference) {
    var lower = reference.toLowerCase(Locale.ROOT);
    return lower.startsWith(REGISTRY + "/") || lower.startsWith(REGISTRY + ":");
  }

  /** The account in the mark; empty for the department's image. */
  public static Optional<String> owner(Collection<String> names) {
    return names.stream()
        .sorted()
        .map(MARK::matcher)
        .filter(Matcher::matches)
        .map(mark -> mark.group(1))
        .findFirst();
  }
}
