package org.whalemountain.console.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a password may be guessed. */
@ConfigMapping(prefix = "whalemountain.login")
public interface LoginConfig {

  /** Failures are counted for so long, from the first one. */
  @WithDefault("5M")
  Duration window();

  /** So many failures for one account from one address; then 429 until the window ends. */
  @WithDefault("10")
  int failuresPerAccount();

  /** So many failures from one address, whatever the account; a classroom may share one. */
  @WithDefault("100")
  int failuresPerAddress();

  /**
   * So many failures for one account from all addresses together. Places where its owner logged in
   * before are not held back by this one: strangers cannot lock anybody out.
   */
  @WithDefault("50")
  int failuresEverywhere();

  /** How long a place counts as one where the owner logged in. */
  @WithDefault("30D")
  Duration knownFor();

  /** A failed login is answered after so long at the earliest, whatever was wrong with it. */
  @WithDefault("0.5S")
  Duration failsAfter();
}
