package org.whalemountain.console.stream;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.session.SessionEnded;
import org.whalemountain.console.session.Sessions;
import org.whalemountain.console.token.TokenEnded;
import org.whalemountain.console.token.Tokens;

/** What flows without an end of its own, and ends with the session or token it was opened by. */
@ApplicationScoped
public class OpenStreams {

  private final Sessions sessions;
  private final Tokens tokens;
  private final ConcurrentMap<Credential, Set<Runnable>> open = new ConcurrentHashMap<>();

  OpenStreams(Sessions sessions, Tokens tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  private record Credential(String via, String id) {}

  /**
   * Notes a stream.
   *
   * @param end ends it; on any thread, maybe more than once
   * @return what to run when it is over
   */
  public Runnable add(Caller caller, Runnable end) {
    var credential = new Credential(caller.via(), caller.credential());
    open.compute(
        credential,
        (key, ends) -> {
          var more = ends == null ? ConcurrentHashMap.<Runnable>newKeySet() : ends;
          more.add(end);
          return more;
        });
    return () ->
        open.computeIfPresent(
            credential,
            (key, ends) -> {
              ends.remove(end);
              return ends.isEmpty() ? null : ends;
            });
  }

  void sessionEnded(@Observes SessionEnded ended) {
    end(new Credential(Caller.SESSION, ended.session()));
  }

  void tokenEnded(@Observes TokenEnded ended) {
    end(new Credential(Caller.TOKEN, ended.token()));
  }

  /** A logout at another console, or a limit that is reached, fires no event here. */
  @Scheduled(
      identity = "stream-look",
      every = "30s",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    open.keySet().stream().filter(credential -> !isAlive(credential)).forEach(this::end);
  }

  private boolean isAlive(Credential credential) {
    return Caller.SESSION.equals(credential.via)
        ? sessions.isAlive(credential.id)
        : tokens.isAlive(credential.id);
  }

  private void end(Credential credential) {
    open.getOrDefault(credential, Set.of()).forEach(Runnable::run);
  }
}
