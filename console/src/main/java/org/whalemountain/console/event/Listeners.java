package org.whalemountain.console.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.meter.Meters;

/** The open streams of this console. */
@ApplicationScoped
class Listeners {

  private static final Duration LATER = Duration.ofSeconds(30);
  private static final Sentence TOO_MANY =
      new Sentence(
          "You have {0} event streams open already; close a page first.",
          "イベントストリームがすでに {0} 本開いています。先にどれかのページを閉じてください。");

  private final EventConfig config;
  private final Set<Listener> open = ConcurrentHashMap.newKeySet();

  Listeners(EventConfig config) {
    this.config = config;
    Meters.EVENT_STREAMS.ask(open::size);
  }

  /**
   * Takes one more.
   *
   * @throws ApiException {@code too-many-requests}
   */
  synchronized void add(Listener listener) {
    var same = open.stream().filter(one -> one.account().equals(listener.account())).count();
    if (same >= config.most()) {
      throw new ApiException(ErrorCode.TOO_MANY_REQUESTS, TOO_MANY.with(config.most()))
          .retryAfter(LATER);
    }
    open.add(listener);
  }

  synchronized void remove(Listener listener) {
    open.remove(listener);
  }

  List<Listener> all() {
    return List.copyOf(open);
  }
}
