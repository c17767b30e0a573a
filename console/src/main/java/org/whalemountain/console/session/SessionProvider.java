package org.whalemountain.console.session;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.console.account.Caller;

/** Looks the session up, on a worker thread. */
@ApplicationScoped
class SessionProvider implements IdentityProvider<SessionCookie> {

  private final Sessions sessions;

  SessionProvider(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Class<SessionCookie> getRequestType() {
    return SessionCookie.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      SessionCookie cookie, AuthenticationRequestContext context) {
    return context.runBlocking(
        () ->
            sessions
                .use(cookie.hash())
                .map(Caller::identity)
                .orElseThrow(() -> new AuthenticationFailedException("the session is over")));
  }
}
