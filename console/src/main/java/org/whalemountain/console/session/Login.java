package org.whalemountain.console.session;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.console.account.AccountName;
import org.whalemountain.console.account.Directory;
import org.whalemountain.console.account.Person;

/** From a name and a password to a session. */
@ApplicationScoped
class Login {

  private final Directory directory;
  private final Sessions sessions;

  Login(Directory directory, Sessions sessions) {
    this.directory = directory;
    this.sessions = sessions;
  }

  /**
   * A session that has begun.
   *
   * @param person whose
   * @param secret for the cookie
   */
  record Begun(Person person, String secret) {}

  Uni<Begun> with(Credentials credentials, RoutingContext call) {
    var person =
        directory.authenticate(AccountName.of(credentials.username()), credentials.password());
    return Uni.createFrom().item(new Begun(person, sessions.begin(person)));
  }
}
