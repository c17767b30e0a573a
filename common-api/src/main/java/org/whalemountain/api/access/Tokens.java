package org.whalemountain.api.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Secrets that callers show as {@code Authorization: Bearer …}: one, and during a rotation two.
 * Those of a file are read anew when it has changed, so that no call is refused and nothing is
 * restarted while one is rotated.
 */
final class Tokens {

  /** The shortest one that is not guessed, in characters. */
  static final int SHORTEST = 32;

  private static final Logger LOG = Logger.getLogger(Tokens.class);
  private static final String SCHEME = "Bearer ";
  private static final int MOST = 2;
  private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

  private final String setting;
  private final Optional<Path> file;
  private final LongSupplier nanoTime;
  private volatile List<byte[]> accepted;
  private volatile FileTime readOf;
  private volatile long lookedAt;

  private Tokens(
      String setting, List<byte[]> accepted, Optional<Path> file, LongSupplier nanoTime) {
    this.setting = setting;
    this.accepted = accepted;
    this.file = file;
    this.nanoTime = nanoTime;
    this.lookedAt = nanoTime.getAsLong();
  }

  /**
   * A setting that may hold a token.
   *
   * @param name for messages
   * @param value empty or blank for none
   */
  record Setting(String name, Optional<String> value) {

    Stream<String> token() {
      var token = value.map(String::strip).filter(text -> !text.isEmpty());
      token.ifPresent(text -> requireStrong(text, name));
      return token.stream();
    }
  }

  /**
   * Those of the configuration; none where nothing is set.
   *
   * @throws IllegalStateException naming the setting that is too weak
   */
  static Tokens of(Setting... settings) {
    var texts = Arrays.stream(settings).flatMap(Setting::token);
    return new Tokens(settings[0].name, bytes(texts), Optional.empty(), System::nanoTime);
  }

  /**
   * Those of a file, one a line.
   *
   * @param setting the name of the setting that names the file, for messages
   * @throws IllegalStateException where it cannot be read or has no one or two strong tokens
   */
  static Tokens of(String setting, Path file, LongSupplier nanoTime) {
    var read = new Tokens(setting, List.of(), Optional.of(file), nanoTime);
    try {
      read.read(file, Files.getLastModifiedTime(file));
      return read;
    } catch (IOException e) {
      throw new IllegalStateException(setting + " cannot be read: " + file, e);
    }
  }

  boolean isEmpty() {
    return accepted.isEmpty();
  }

  /**
   * Compares with all of them in constant time, so that answers tell nothing of a guess.
   *
   * @param authorization the header, or null
   */
  boolean isShown(String authorization) {
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      return false;
    }
    lookAgain();
    var guess = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    var found = false;
    for (var token : accepted) {
      found |= MessageDigest.isEqual(guess, token);
    }
    return found;
  }

  private void lookAgain() {
    if (file.isEmpty() || nanoTime.getAsLong() - lookedAt < LOOK_EVERY_NANOS) {
      return;
    }
    lookedAt = nanoTime.getAsLong();
    try {
      var changedAt = Files.getLastModifiedTime(file.get());
      if (!changedAt.equals(readOf)) {
        read(file.get(), changedAt);
      }
    } catch (IOException | IllegalStateException e) {
      LOG.warnf("the tokens stay as they were: %s", e.getMessage());
    }
  }

  private void read(Path path, FileTime changedAt) throws IOException {
    var texts =
        Files.readAllLines(path).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (texts.isEmpty() || texts.size() > MOST) {
      throw new IllegalStateException(setting + " must have one or two lines");
    }
    texts.forEach(text -> requireStrong(text, "each line of " + setting));
    accepted = bytes(texts.stream());
    readOf = changedAt;
  }

  private static void requireStrong(String text, String what) {
    if (text.length() < SHORTEST) {
      throw new IllegalStateException(
          what + " must have at least 32 characters; make one with: openssl rand -hex 32");
    }
  }

  private static List<byte[]> bytes(Stream<String> texts) {
    return texts.map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
