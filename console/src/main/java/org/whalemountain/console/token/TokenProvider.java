package org.whalemountain.console.token;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.console.account.Caller;

/** Looks the token up, on a worker thread. */
@ApplicationScoped
class TokenProvider implements IdentityProvider<BearerToken> {

  private final Tokens tokens;

  TokenProvider(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Class<BearerToken> getRequestType() {
    return BearerToken.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      BearerToken token, AuthenticationRequestContext context) {
    if (!token.mayExist()) {
      return Uni.createFrom().failure(unknown());
    }
    return context.runBlocking(
        () -> tokens.use(token.value()).map(Caller::identity).orElseThrow(TokenProvider::unknown));
  }

  private static AuthenticationFailedException unknown() {
    return new AuthenticationFailedException("no such token");
  }
}
