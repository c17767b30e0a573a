package org.whalemountain.console.session;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.whalemountain.console.account.Accounts;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.account.Member;
import org.whalemountain.console.account.Person;
import org.whalemountain.console.clock.DatabaseClock;
import org.whalemountain.console.query.Query;
import org.whalemountain.console.web.Secret;

/** Who is logged in. All limits are judged by the database's clock. */
@ApplicationScoped
public class Sessions {

  private static final Logger LOG = Logger.getLogger(Sessions.class);

  /** Use is noted no more often than this, so that a busy page does not write all the time. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private record Found(Person person, boolean isUseToBeNoted) {}

  private final EntityManager database;
  private final Query query;
  private final SessionUses uses;
  private final DatabaseClock clock;
  private final Accounts accounts;
  private final SessionConfig config;
  private final Event<SessionEnded> ended;

  Sessions(
      EntityManager database,
      Query query,
      SessionUses uses,
      DatabaseClock clock,
      Accounts accounts,
      SessionConfig config,
      Event<SessionEnded> ended) {
    this.database = database;
    this.query = query;
    this.uses = uses;
    this.clock = clock;
    this.accounts = accounts;
    this.config = config;
    this.ended = ended;
  }

  /** Starts a session and answers with its secret, the cookie's value, which is stored nowhere. */
  @Transactional
  String begin(Member member) {
    accounts.remember(member);
    var secret = Secret.fresh();
    var session = new Session();
    session.hash = Secret.hash(secret);
    session.account = member.person().account();
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
  public boolean isAlive(String session) {
    return find(session).isPresent();
  }

  /**
   * The caller whose session this is, unless it is over. Counts as use.
   *
   * @param session its hash, as in the identity's attribute {@code session}
   */
  public Optional<Caller> use(String session) {
    var found = find(session);
    if (found.isPresent() && found.get().isUseToBeNoted()) {
      uses.note(session);
    }
    return found.map(known -> new Caller(known.person(), Caller.SESSION, session));
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

  private Optional<Found> find(String session) {
    return query.first(
        """
        SELECT a.id, a.display_name, a.admin, a.teacher,
          s.seen_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND AS use_to_be_noted
        FROM session s JOIN account a ON a.id = s.account
        WHERE s.hash = ?
          AND s.seen_at >= UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
          AND s.created_at >= UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
        """,
        row -> new Found(Accounts.person(row), row.getBoolean("use_to_be_noted")),
        NOTED_EVERY.toSeconds(),
        session,
        TimeUnit.NANOSECONDS.toMicros(config.idle().toNanos()),
        TimeUnit.NANOSECONDS.toMicros(config.longest().toNanos()));
  }
}
