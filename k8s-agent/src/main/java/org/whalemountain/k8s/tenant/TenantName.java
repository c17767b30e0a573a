package org.whalemountain.k8s.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.whalemountain.api.container.FullName;

/**
 * The name of an account's namespace: {@code wm-<account>}, as the account's network is called on a
 * blade. A namespace's name is a DNS label (RFC 1123), so an account with other characters gets
 * them replaced and a hash behind it. An account that looks as if it had such a hash gets one too,
 * so that no two accounts share a name.
 */
final class TenantName {

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
  private static final Pattern HASHED = Pattern.compile(".*-x[0-9a-f]{16}");
  private static final int HASH_BYTES = 8;

  private TenantName() {}

  /** A name for a new namespace; the namespace itself then says whose it is. */
  static String of(String account) {
    if (PLAIN.matcher(account).matches() && !HASHED.matcher(account).matches()) {
      return FullName.networkOf(account);
    }
    return FullName.networkOf(account.replaceAll("[^a-z0-9-]", "-")) + "-x" + hash(account);
  }

  private static String hash(String account) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(account.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
