package org.whalemountain.console.session;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.web.Secret;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class SessionLimitTest {

  @Inject EntityManager database;
  @Inject Sessions sessions;
  @Inject SessionUses uses;
  @Inject Ended ended;

  @ApplicationScoped
  static class Ended {
    private final Collection<SessionEnded> seen = new ConcurrentLinkedQueue<>();

    void on(@Observes SessionEnded event) {
      seen.add(event);
    }

    List<SessionEnded> seen() {
      return List.copyOf(seen);
    }
  }

  @Test
  void aSessionEndsWhenItIsNotUsed() {
    var session = Browser.sessionOf("e175701");
    age(session, "seen_at", 119);
    Browser.in(session).get("/api/v1/session").then().statusCode(200);
    uses.write();
    age(session, "seen_at", 121);
    Browser.in(session).get("/api/v1/session").then().statusCode(401);
  }

  @Test
  void aSessionEndsInTheEndHoweverMuchItIsUsed() {
    var session = Browser.sessionOf("e175701");
    age(session, "created_at", 12 * 60 - 1);
    Browser.in(session).get("/api/v1/session").then().statusCode(200);
    age(session, "created_at", 2);
    Browser.in(session).get("/api/v1/session").then().statusCode(401);
  }

  @Test
  void useIsNotedButNotEveryTime() {
    var session = Browser.sessionOf("e175701");
    var fresh = seenAt(session);
    Browser.in(session).get("/api/v1/session").then().statusCode(200);
    uses.write();
    assertThat(seenAt(session)).isEqualTo(fresh);
    age(session, "seen_at", 3);
    var aged = seenAt(session);
    Browser.in(session).get("/api/v1/session").then().statusCode(200);
    uses.write();
    assertThat(seenAt(session)).isNotEqualTo(aged);
  }

  @Test
  void sessionsThatAreOverAreClearedAwayAndTold() {
    var session = Browser.sessionOf("e175702");
    var other = Browser.sessionOf("e175702");
    age(session, "seen_at", 121);
    sessions.sweep();
    assertThat(ended.seen()).contains(new SessionEnded(Secret.hash(session), "e175702"));
    assertThat(sessions.isAlive(Secret.hash(session))).isFalse();
    assertThat(sessions.isAlive(Secret.hash(other))).isTrue();
    Browser.in(other).get("/api/v1/session").then().statusCode(200);
  }

  @Test
  void logoutIsToldToWhoeverHoldsSomethingOpen() {
    var session = Browser.sessionOf("e175701");
    Browser.in(session).delete("/api/v1/session").then().statusCode(204);
    assertThat(ended.seen()).contains(new SessionEnded(Secret.hash(session), "e175701"));
    assertThat(sessions.use(Secret.hash(session))).isEmpty();
  }

  private void age(String session, String column, int minutes) {
    var changed =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    database
                        .createNativeQuery(
                            "UPDATE session SET %1$s = %1$s - INTERVAL %2$d MINUTE WHERE hash = ?"
                                .formatted(column, minutes))
                        .setParameter(1, Secret.hash(session))
                        .executeUpdate());
    assertThat(changed).isEqualTo(1);
  }

  private Object seenAt(String session) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                database
                    .createNativeQuery("SELECT seen_at FROM session WHERE hash = ?")
                    .setParameter(1, Secret.hash(session))
                    .getSingleResult());
  }
}
