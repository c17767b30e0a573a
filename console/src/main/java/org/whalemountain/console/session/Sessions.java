package org.whalemountain.console.session;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.whalemountain.console.account.Accounts;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.account.Person;
import org.whalemountain.console.clock.DatabaseClock;
import org.whalemountain.console.web.Secret;

/** Who is logged in. All limits are judged by the database's clock. */
@ApplicationScoped
public class Sessions {

  private static final Logger LOG = Logger.getLogger(Sessions.class);

  /** Use is noted no more often than this, so that a busy page does not write all the time. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final EntityManager database;
  private final DatabaseClock clock;
  private final Accounts accounts;
  private final SessionConfig config;
  private final Event<SessionEnded> ended;

  Sessions(
      EntityManager database,
      DatabaseClock clock,
      Accounts accounts,
      SessionConfig config,
      Event<SessionEnded> ended) {
    this.database = database;
    this.clock = clock;
    this.accounts = accounts;
    this.config = config;
    this.ended = ended;
  }

  /** Starts a session and answers with its secret, the cookie's value, which is stored nowhere. */
  @Transactional
  String begin(Person person) {
    accounts.remember(person);
    var secret = Secret.fresh();
    var session = new Session();
    session.hash = Secret.hash(secret);
    session.account = person.account();
    session.createdAt = clock.now();
    session.seenAt = session.createdAt;
    database.persist(session);
    return secret;
  }

  /**
   * Whether a session is not over. Not a use; for what stays open for long, like a terminal: that
   * is how it learns of a logout at another console.
   *
   * @param session its hash, as in the identity's attribute {@code session}
   */
  @Transactional
  public boolean isAlive(String session) {
    var found = database.find(Session.class, session);
    return found != null && !isOver(found, clock.now());
  }

  /**
   * The caller whose session this is, unless it is over. Counts as use.
   *
   * @param session its hash, as in the identity's attribute {@code session}
   */
  @Transactional
  public Optional<Caller> use(String session) {
    var found = database.find(Session.class, session);
    if (found == null) {
      return Optional.empty();
    }
    var now = clock.now();
    if (isOver(found, now)) {
      return Optional.empty();
    }
    if (found.seenAt.isBefore(now.minus(NOTED_EVERY))) {
      noteUse(session, now);
    }
    return accounts
        .find(found.account)
        .map(known -> new Caller(known.person(), Caller.SESSION, session));
  }

  /** Ends a session everywhere. A second time does nothing. */
  void end(String session) {
    var account = delete(session);
    account.ifPresent(whose -> ended.fire(new SessionEnded(session, whose)));
  }

  @Scheduled(
      identity = "session-sweep",
      every = "${whalemountain.session.sweep:5M}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void sweep() {
    var over = findOver();
    over.forEach(this::end);
    if (!over.isEmpty()) {
      LOG.infof("sessions are over count=%d", over.size());
    }
  }

  @Transactional
  List<String> findOver() {
    var now = clock.now();
    return database
        .createQuery(
            "select hash from Session where seenAt < :idle or createdAt < :oldest", String.class)
        .setParameter("idle", now.minus(config.idle()))
        .setParameter("oldest", now.minus(config.longest()))
        .getResultList();
  }

  @Transactional
  Optional<String> delete(String session) {
    var account =
        database
            .createQuery("select account from Session where hash = :hash", String.class)
            .setParameter("hash", session)
            .getResultStream()
            .findFirst();
    var deleted =
        database
            .createQuery("delete from Session where hash = :hash")
            .setParameter("hash", session)
            .executeUpdate();
    return deleted == 0 ? Optional.empty() : account;
  }

  private void noteUse(String session, Instant now) {
    database
        .createQuery("update Session set seenAt = :now where hash = :hash and seenAt < :now")
        .setParameter("now", now)
        .setParameter("hash", session)
        .executeUpdate();
  }

  private boolean isOver(Session session, Instant now) {
    return session.seenAt.isBefore(now.minus(config.idle()))
        || session.createdAt.isBefore(now.minus(config.longest()));
  }
}
