package org.whalemountain.console.host;

import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

/** The agent refused the console's token, so it did nothing. */
public class TokenRefused extends ApiException {

  private static final long serialVersionUID = 1L;

  TokenRefused(String host) {
    super(ErrorCode.ENGINE_FAILED, HostTrouble.TOKEN_REFUSED.sentence(host));
  }
}
