package org.whalemountain.console.account;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/**
 * Counts guesses in the database, for all consoles together. An attempt counts as failed from its
 * beginning, so that many at once get no more guesses than many in a row.
 */
@ApplicationScoped
public class LoginThrottle {

  private static final Sentence TOO_MANY =
      new Sentence(
          "Too many failed logins. Try again in {0} seconds.", "ログインの失敗が多すぎます。{0} 秒後にもう一度お試しください。");

  private final AttemptCount attempts;
  private final LoginConfig config;

  LoginThrottle(AttemptCount attempts, LoginConfig config) {
    this.attempts = attempts;
    this.config = config;
  }

  /**
   * Counts an attempt.
   *
   * @param account in canonical form
   * @param place see {@code ClientAddress.place}
   * @throws ApiException {@code too-many-requests} with the time until the window ends
   */
  public void begin(String account, String place) {
    var here = attempts.count(here(account, place), config);
    refuse(here, config.failuresPerAccount());
    refuse(attempts.count(address(place), config), config.failuresPerAddress());
    var everywhere = attempts.count(everywhere(account), config);
    if (!here.isKnown()) {
      refuse(everywhere, config.failuresEverywhere());
    }
  }

  /** The password was right: the account starts anew, the address gets this attempt back. */
  public void succeeded(String account, String place) {
    attempts.succeed(here(account, place));
    attempts.clear(everywhere(account));
    attempts.takeBack(address(place));
  }

  /** Nobody could say whether the password was right, so nothing was guessed. */
  public void undecided(String account, String place) {
    attempts.takeBack(here(account, place));
    attempts.takeBack(everywhere(account));
    attempts.takeBack(address(place));
  }

  private static void refuse(AttemptCount.Count count, int limit) {
    if (count.failures() > limit) {
      var seconds = Math.max(1, count.secondsLeft());
      throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, TOO_MANY.with(seconds))
          .retryAfter(Duration.ofSeconds(seconds));
    }
  }

  private static String here(String account, String place) {
    return "here " + account + " " + place;
  }

  private static String everywhere(String account) {
    return "account " + account;
  }

  private static String address(String place) {
    return "address " + place;
  }

  @Scheduled(
      identity = "login-sweep",
      every = "1h",
      delayed = "1m",
      concurrentExecution = ConcurrentExecution.SKIP)
  void sweep() {
    attempts.forget(config.knownFor());
  }
}
