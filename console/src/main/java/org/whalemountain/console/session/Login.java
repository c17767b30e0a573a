package org.whalemountain.console.session;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.account.AccountName;
import org.whalemountain.console.account.Directory;
import org.whalemountain.console.account.LoginConfig;
import org.whalemountain.console.account.LoginThrottle;
import org.whalemountain.console.account.Person;
import org.whalemountain.console.audit.Audit;
import org.whalemountain.console.meter.Meters;
import org.whalemountain.console.web.ClientAddress;

/** From a name and a password to a session. */
@ApplicationScoped
class Login {

  private final Directory directory;
  private final LoginThrottle throttle;
  private final LoginConfig config;
  private final Sessions sessions;

  Login(Directory directory, LoginThrottle throttle, LoginConfig config, Sessions sessions) {
    this.directory = directory;
    this.throttle = throttle;
    this.config = config;
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
    var began = System.nanoTime();
    try {
      var begun = tried(credentials, call, began);
      return begun
          .onItemOrFailure()
          .invoke((person, refusal) -> Meters.LOGINS.count(code(refusal)));
    } catch (ApiException e) {
      Meters.LOGINS.count(code(e));
      throw e;
    }
  }

  private static String code(Throwable refusal) {
    return refusal == null
        ? "ok"
        : refusal instanceof ApiException api ? api.code().code() : "internal";
  }

  private Uni<Begun> tried(Credentials credentials, RoutingContext call, long began) {
    var name = AccountName.of(credentials.username());
    Audit.note(call).account(name);
    if (!AccountName.mayExist(name)) {
      return late(Directory.wrong(), began);
    }
    var place = ClientAddress.place(ClientAddress.of(call));
    throttle.begin(name, place);
    try {
      var member = directory.authenticate(name, credentials.password());
      var secret = sessions.begin(member);
      throttle.succeeded(name, place);
      return Uni.createFrom().item(new Begun(member.person(), secret));
    } catch (ApiException e) {
      if (e.code() == ErrorCode.NOT_AUTHENTICATED) {
        return late(e, began);
      }
      throttle.undecided(name, place);
      throw e;
    }
  }

  /** An unknown name is found out sooner than a wrong password; the answer does not tell. */
  private Uni<Begun> late(ApiException refusal, long began) {
    var rest = config.failsAfter().minusNanos(System.nanoTime() - began);
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(rest.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : rest)
        .onItem()
        .transformToUni(waited -> Uni.createFrom().failure(refusal));
  }
}
