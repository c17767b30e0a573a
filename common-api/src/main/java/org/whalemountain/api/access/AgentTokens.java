package org.whalemountain.api.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The tokens that open an agent: one, and during a rotation two. Those of a file are read anew when
 * it has changed, so that no call is refused and nothing is restarted while a token is rotated.
 */
final class AgentTokens {

  /** The shortest token that is not guessed, in characters. */
  static final int SHORTEST = 32;

  private static final Logger LOG = Logger.getLogger(AgentTokens.class);
  private static final int MOST = 2;
  private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

  private final Optional<Path> file;
  private final LongSupplier nanoTime;
  private volatile List<byte[]> tokens;
  private volatile FileTime readOf;
  private volatile long lookedAt;

  private AgentTokens(List<byte[]> tokens, Optional<Path> file, LongSupplier nanoTime) {
    this.tokens = tokens;
    this.file = file;
    this.nanoTime = nanoTime;
    this.lookedAt = nanoTime.getAsLong();
  }

  /**
   * Those of the configuration.
   *
   * @throws IllegalStateException naming the setting that is missing or too weak
   */
  static AgentTokens of(Optional<String> token, Optional<String> previous) {
    if (token.isEmpty()) {
      throw new IllegalStateException(
          "whalemountain.agent.token must be set, or whalemountain.agent.token-file");
    }
    requireStrong(token.get(), "whalemountain.agent.token");
    previous.ifPresent(text -> requireStrong(text, "whalemountain.agent.previous-token"));
    var texts = Stream.concat(token.stream(), previous.stream());
    return new AgentTokens(bytes(texts), Optional.empty(), System::nanoTime);
  }

  /**
   * Those of a file, one a line.
   *
   * @throws IllegalStateException where it cannot be read or has no one or two strong tokens
   */
  static AgentTokens of(Path file, LongSupplier nanoTime) {
    var read = new AgentTokens(List.of(), Optional.of(file), nanoTime);
    try {
      read.read(file, Files.getLastModifiedTime(file));
      return read;
    } catch (IOException e) {
      throw new IllegalStateException("whalemountain.agent.token-file cannot be read: " + file, e);
    }
  }

  /** Compares with all of them in constant time, so that answers tell nothing of a guess. */
  boolean contain(String shown) {
    lookAgain();
    var guess = shown.strip().getBytes(StandardCharsets.UTF_8);
    var found = false;
    for (var token : tokens) {
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
    var lines =
        Files.readAllLines(path).stream().map(String::strip).filter(line -> !line.isEmpty());
    var texts = lines.toList();
    if (texts.isEmpty() || texts.size() > MOST) {
      throw new IllegalStateException("whalemountain.agent.token-file must have one or two lines");
    }
    texts.forEach(text -> requireStrong(text, "each line of whalemountain.agent.token-file"));
    tokens = bytes(texts.stream());
    readOf = changedAt;
  }

  private static void requireStrong(String text, String what) {
    if (text.strip().length() < SHORTEST) {
      throw new IllegalStateException(
          what + " must have at least 32 characters; make one with: openssl rand -hex 32");
    }
  }

  private static List<byte[]> bytes(Stream<String> texts) {
    return texts.map(text -> text.strip().getBytes(StandardCharsets.UTF_8)).toList();
  }
}
