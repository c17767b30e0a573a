package org.whalemountain.console.secret;

import io.smallrye.config.ConfigMapping;

/** Where secrets in the database are locked with. */
@ConfigMapping(prefix = "whalemountain.secret")
public interface SecretConfig {

  /**
   * The key that encrypts the hosts' tokens in the database: 32 bytes or more, as hexadecimal or
   * base64. Make one with {@code openssl rand -hex 32}. Lost, every host's token must be entered
   * anew.
   */
  String key();
}
