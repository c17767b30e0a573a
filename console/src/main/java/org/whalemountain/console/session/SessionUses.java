package org.whalemountain.console.session;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.whalemountain.console.query.Query;

/**
 * Notes that sessions were used, those of some seconds in one statement: a whole class that looks
 * in the same moment waits for no write. A console that ends forgets at most these seconds.
 */
@ApplicationScoped
class SessionUses {

  private static final int AT_ONCE = 500;

  private final ConcurrentMap<String, Boolean> used = new ConcurrentHashMap<>();
  private final Query query;

  SessionUses(Query query) {
    this.query = query;
  }

  /**
   * One is used now.
   *
   * @param session its hash
   */
  void note(String session) {
    used.put(session, true);
  }

  /** What cannot be written now is tried again. */
  @Scheduled(
      identity = "session-uses",
      every = "5s",
      concurrentExecution = ConcurrentExecution.SKIP)
  void write() {
    var all = used.keySet().stream().sorted().toList();
    for (var from = 0; from < all.size(); from += AT_ONCE) {
      write(all.subList(from, Math.min(from + AT_ONCE, all.size())));
    }
  }

  private void write(List<String> some) {
    query.change(
        "UPDATE session SET seen_at = UTC_TIMESTAMP(6) WHERE hash IN ("
            + String.join(", ", Collections.nCopies(some.size(), "?"))
            + ")",
        some.toArray());
    some.forEach(used::remove);
  }
}
