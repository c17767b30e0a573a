package org.whalemountain.console.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@ConsoleTest
class LoginThrottleTest {

  @Inject LoginThrottle throttle;
  @Inject EntityManager database;

  private final String account = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final String home = UUID.randomUUID().toString();

  @Test
  void theEleventhWrongPasswordIsNotEvenTried() {
    for (var attempt = 1; attempt <= 10; attempt++) {
      Browser.logIn(account, "wrong").then().statusCode(401);
    }
    var refused = Browser.logIn(" " + account.toUpperCase(Locale.ROOT), "wrong");
    refused.then().statusCode(429).body("code", equalTo("too-many-requests"));
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 301);
    Browser.logIn("e175701", "e175701-demo").then().statusCode(200);
  }

  @Test
  void theWindowEnds() {
    fail(10, account, home);
    assertRefused(account, home);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery(
                        "UPDATE login_attempt SET ends_at = ends_at - INTERVAL 6 MINUTE"
                            + " WHERE subject LIKE ?")
                    .setParameter(1, "%" + account + "%")
                    .executeUpdate());
    fail(10, account, home);
    assertRefused(account, home);
  }

  @Test
  void successStartsAnew() {
    fail(9, account, home);
    throttle.begin(account, home);
    throttle.succeeded(account, home);
    fail(10, account, home);
    assertRefused(account, home);
  }

  @Test
  void oneAddressGuessingManyAccountsIsStopped() {
    for (var other = 0; other < 100; other++) {
      throttle.begin(account + other, home);
    }
    assertRefused(account + "x", home);
    assertThatCode(() -> throttle.begin(account + "x", home + "2")).doesNotThrowAnyException();
  }

  @Test
  void strangersCannotLockTheOwnerOut() {
    throttle.begin(account, home);
    throttle.succeeded(account, home);
    for (var stranger = 0; stranger < 5; stranger++) {
      fail(10, account, home + stranger);
    }
    assertRefused(account, home + "another");
    assertThatCode(() -> throttle.begin(account, home)).doesNotThrowAnyException();
  }

  @Test
  void manyAtOnceGetNoMoreGuessesThanManyInARow() throws Exception {
    var threads = Executors.newFixedThreadPool(20);
    try {
      var attempts = new ArrayList<Callable<Boolean>>();
      for (var attempt = 0; attempt < 40; attempt++) {
        attempts.add(this::isAllowed);
      }
      var allowed = 0;
      for (var attempt : threads.invokeAll(attempts)) {
        allowed += attempt.get() ? 1 : 0;
      }
      assertThat(allowed).isEqualTo(10);
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean isAllowed() {
    try {
      throttle.begin(account, home);
      return true;
    } catch (ApiException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
      return false;
    }
  }

  private void fail(int times, String name, String place) {
    for (var attempt = 0; attempt < times; attempt++) {
      throttle.begin(name, place);
    }
  }

  private void assertRefused(String name, String place) {
    assertThatThrownBy(() -> throttle.begin(name, place))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
              assertThat(refusal.retryAfter()).isPresent();
            });
  }
}
