package org.whalemountain.console;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeAgent;

import static org.assertj.core.api.Assertions.assertThat;

/** The database is killed in the middle of a call: when an agent is asked to do its part. */
public final class Outage {

  private Outage() {}

  /**
   * Makes the call; gives its answer when the database runs again.
   *
   * @param request beginning of what the agent is asked, as {@code DELETE /v1/images}
   */
  public static Call.Answer during(
      RealParts parts, FakeAgent agent, String request, Supplier<Call.Answer> call) {
    var isDead = new AtomicBoolean();
    agent.misbehave(
        null,
        (method, path) -> {
          if ((method + " " + path).startsWith(request) && isDead.compareAndSet(false, true)) {
            parts.killDatabase();
          }
          return false;
        });
    try {
      var answer = call.get();
      assertThat(isDead).isTrue();
      return answer;
    } finally {
      agent.behave();
      if (isDead.get()) {
        parts.startDatabase();
      }
    }
  }
}
