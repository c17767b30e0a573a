package org.whalemountain.console.docker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Ids as the command expects them, made of ours; nothing is kept of them. */
final class DockerId {

  private static final Pattern EXECUTION =
      Pattern.compile("([0-9a-f]{32})[.]([0-9a-f]{64}[.][0-9a-f-]{36})");

  private DockerId() {}

  /** 64 hexadecimal digits for a container's id, whose beginnings differ early. */
  static String of(String container) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(container.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * An execution in a container: only its owner can do anything with it.
   *
   * @param container the record's id
   * @param id the agent's
   */
  record Execution(String container, String id) {

    /** As the command is told it. */
    String text() {
      return container.replace("-", "") + "." + id;
    }

    /** Null where it is none. */
    static Execution read(String text) {
      var parts = EXECUTION.matcher(text);
      if (!parts.matches()) {
        return null;
      }
      var id = parts.group(1).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
      return new Execution(id, parts.group(2));
    }
  }
}
