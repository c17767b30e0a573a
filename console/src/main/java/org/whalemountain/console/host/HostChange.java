package org.whalemountain.console.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * What is to change on a host; null stays as it is, but a new {@code state} takes the place of a
 * drain as a whole.
 *
 * @param state {@code active} or {@code draining}
 * @param drainUntil with {@code draining}: when the host goes out of service; nothing happens then
 *     by itself
 * @param notice with {@code draining}: words to the owners of its containers
 * @param token the agent's new one
 * @param certificate the agent's new one, PEM
 * @param url where the same agent is from now on
 * @param address where containers' ports are reached from now on; null follows the URL where it did
 *     so far
 */
public record HostChange(
    String state,
    Instant drainUntil,
    HostNotice notice,
    String token,
    String certificate,
    String url,
    String address) {

  private static final Duration LONGEST_DRAIN = Duration.ofDays(3660);
  private static final Sentence STATE_RULE =
      new Sentence("must be active or draining", "は active か draining である必要があります");
  private static final Sentence ONLY_DRAINING =
      new Sentence("belongs to a change of state to draining", "は state を draining にするときだけ指定できます");
  private static final Sentence DATE_RULE =
      new Sentence("must be in the future, within ten years", "は今より後で 10 年以内である必要があります");

  public HostChange {
    var check = new Check();
    check.that(
        state == null || Arrays.stream(HostState.values()).anyMatch(s -> s.text().equals(state)),
        "state",
        STATE_RULE);
    var isDrain = HostState.DRAINING.text().equals(state);
    check.that(drainUntil == null || isDrain, "drainUntil", ONLY_DRAINING);
    check.that(notice == null || isDrain, "notice", ONLY_DRAINING);
    check.that(notice == null || !notice.saysNothing(), "notice", HostNotice.RULE);
    check.that(drainUntil == null || isSoon(drainUntil), "drainUntil", DATE_RULE);
    Credential.token(check, token);
    Credential.certificate(check, certificate);
    check.that(NewHost.isAddress(address), "address", NewHost.ADDRESS_RULE);
    check.done();
  }

  /** Whether the agent is to be asked before anything is stored. */
  boolean concernsAgent() {
    return token != null || certificate != null || url != null;
  }

  private static boolean isSoon(Instant date) {
    var now = Instant.now();
    return date.isAfter(now) && date.isBefore(now.plus(LONGEST_DRAIN));
  }

  @Override
  public String toString() {
    return "HostChange[" + state + "]";
  }
}
