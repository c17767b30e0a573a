package org.whalemountain.console.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must be shown to others again, with AES-256-GCM (NIST SP 800-38D: a nonce of 96
 * random bits, a tag of 128). Bound to a purpose, so that a value moved to another row does not
 * open.
 */
@ApplicationScoped
public class SecretBox {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  @Inject
  SecretBox(SecretConfig config) {
    this(config.key());
  }

  SecretBox(String key) {
    this.key = new SecretKeySpec(sha256(decode(key.strip())), "AES");
  }

  /**
   * The text, locked.
   *
   * @param purpose what it belongs to, for example {@code host blade1}
   */
  public String lock(String purpose, String text) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var locked = apply(Cipher.ENCRYPT_MODE, purpose, nonce, text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder()
        .encodeToString(
            ByteBuffer.allocate(nonce.length + locked.length).put(nonce).put(locked).array());
  }

  /**
   * The text again.
   *
   * @throws IllegalStateException where the key or the purpose is another one
   */
  public String open(String purpose, String locked) {
    var bytes = Base64.getDecoder().decode(locked);
    var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    var text =
        apply(
            Cipher.DECRYPT_MODE,
            purpose,
            nonce,
            Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length));
    return new String(text, StandardCharsets.UTF_8);
  }

  private byte[] apply(int mode, String purpose, byte[] nonce, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "whalemountain.secret.key does not fit what is in the database (" + purpose + ")", e);
    }
  }

  private static byte[] decode(String key) {
    var bytes = key.matches("(?:[0-9A-Fa-f]{2})+") ? HexFormat.of().parseHex(key) : ofBase64(key);
    if (bytes.length < KEY_BYTES) {
      throw new IllegalStateException(
          "whalemountain.secret.key must have at least 32 bytes as hexadecimal or base64; make one with: openssl rand -hex 32");
    }
    return bytes;
  }

  private static byte[] ofBase64(String key) {
    try {
      return Base64.getDecoder().decode(key);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
