package org.whalemountain.api.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Secrets that callers show as {@code Authorization: Bearer …}. There may be several at a time, so
 * that a new one can be given out before the old one is taken back.
 */
final class Tokens {

  /** The shortest one that is not guessed. */
  static final int SHORTEST = 32;

  private static final String SCHEME = "Bearer ";
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final List<byte[]> accepted;

  private Tokens(List<byte[]> accepted) {
    this.accepted = accepted;
  }

  /**
   * From the configuration.
   *
   * @param property the setting's name, for messages; with {@code -file} the other one's
   * @param value tokens with white space between
   * @param file a file with such
   * @throws IllegalStateException where one is too short or the file cannot be read
   */
  static Tokens of(String property, Optional<String> value, Optional<Path> file) {
    var text = Stream.concat(value.stream(), file.map(path -> read(property, path)).stream());
    var all =
        text.flatMap(SPACES::splitAsStream)
            .filter(token -> !token.isEmpty())
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .toList();
    if (all.stream().anyMatch(token -> token.length < SHORTEST)) {
      throw new IllegalStateException(
          property + " must have at least 32 characters; make one with: openssl rand -hex 32");
    }
    return new Tokens(all);
  }

  boolean isEmpty() {
    return accepted.isEmpty();
  }

  /** Compares in constant time, so that answers do not tell how much of a guess was right. */
  boolean isShown(String authorization) {
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      return false;
    }
    var shown = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    var isOne = false;
    for (var token : accepted) {
      isOne |= MessageDigest.isEqual(shown, token);
    }
    return isOne;
  }

  private static String read(String property, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(property + "-file cannot be read: " + file, e);
    }
  }
}
