package org.whalemountain.console.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long personal tokens are worth something. */
@ConfigMapping(prefix = "whalemountain.token")
interface TokenConfig {

  /** How many one account may have. */
  @WithDefault("50")
  int most();

  /** The longest life that may be asked for. */
  @WithDefault("731D")
  Duration longest();

  /**
   * An account's tokens rest when nobody logged in with its password for so long. The directory is
   * asked at login only: this is how the tokens of people who left come to an end.
   */
  @WithDefault("180D")
  Duration loginWithin();

  /** An admin's or teacher's token has their rights for so long after the last login. */
  @WithDefault("30D")
  Duration adminWithin();
}
