package org.whalemountain.console.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * A request under an {@code Idempotency-Key}.
 *
 * @param account whose key it is
 * @param key 1 to 200 visible ASCII characters
 * @param hash of what is asked, 64 hexadecimal digits
 */
public record KeyedRequest(String account, String key, String hash) {

  /** The header that carries the key. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,200}");
  private static final Sentence RULE =
      new Sentence(
          "must be 1 to 200 visible ASCII characters", "は 1 から 200 文字の表示可能な ASCII 文字である必要があります");

  public KeyedRequest {
    new Check().that(key != null && VISIBLE.matcher(key).matches(), HEADER, RULE).done();
  }

  /** The request with its text hashed. */
  public static KeyedRequest of(String account, String key, String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new KeyedRequest(account, key, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
