package org.whalemountain.console.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.account.Accounts;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.clock.DatabaseClock;
import org.whalemountain.console.query.Query;
import org.whalemountain.console.web.Page;
import org.whalemountain.console.web.Secret;

/**
 * Personal tokens. Only hashes are stored.
 *
 * <p>A token has the roles its owner had at the last login with the password. Whether the directory
 * has disabled the account since then cannot be seen without that password; so a token rests after
 * 180 days without a login, and its roles of admin and teacher after 30 (both configurable).
 */
@ApplicationScoped
public class Tokens {

  /** What every token begins with, so that leaked ones are found by scanners. */
  static final String PREFIX = "wm_";

  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
  private static final Sentence FUTURE = new Sentence("must be in the future", "は未来の時刻でなければなりません");
  private static final Sentence NEAR =
      new Sentence("must be at most {0} days ahead", "は {0} 日以内でなければなりません");
  private static final Sentence TOO_MANY =
      new Sentence(
          "You have {0} tokens already; revoke one first.", "トークンがすでに {0} 個あります。先にどれかを失効させてください。");
  private static final Sentence UNKNOWN = new Sentence("There is no such token.", "そのトークンはありません。");

  private record Found(Caller caller, boolean isUseToBeNoted) {}

  private final EntityManager database;
  private final Query query;
  private final DatabaseClock clock;
  private final Accounts accounts;
  private final TokenConfig config;
  private final Event<TokenEnded> ended;

  Tokens(
      EntityManager database,
      Query query,
      DatabaseClock clock,
      Accounts accounts,
      TokenConfig config,
      Event<TokenEnded> ended) {
    this.database = database;
    this.query = query;
    this.clock = clock;
    this.accounts = accounts;
    this.config = config;
    this.ended = ended;
  }

  /**
   * Makes a token.
   *
   * @throws ApiException {@code invalid} for an end that is past or too far away, {@code
   *     quota-exceeded}
   */
  @Transactional
  IssuedToken create(String account, NewToken wanted) {
    var now = clock.now();
    checkEnd(wanted.expiresAt(), now);
    accounts.lock(account);
    if (countAlive(account, now) >= config.most()) {
      throw new ApiException(ErrorCode.QUOTA_EXCEEDED, TOO_MANY.with(config.most()));
    }
    var secret = PREFIX + Secret.fresh();
    var token = new Token();
    token.id = UUID.randomUUID().toString();
    token.hash = Secret.hash(secret);
    token.account = account;
    token.name = wanted.name();
    token.createdAt = now;
    token.expiresAt = wanted.expiresAt();
    database.persist(token);
    return new IssuedToken(token.id, token.name, secret);
  }

  /** An account's tokens by id, one more than the page holds where there are more. */
  @Transactional
  List<TokenView> list(String account, Page page) {
    return database
        .createQuery("from Token where account = :account and id > :after order by id", Token.class)
        .setParameter("account", account)
        .setParameter("after", page.after().orElse(""))
        .setMaxResults(page.limit() + 1)
        .getResultStream()
        .map(TokenView::of)
        .toList();
  }

  /**
   * Ends a token of the account.
   *
   * @throws ApiException {@code not-found}, also for somebody else's
   */
  void revoke(String account, String id) {
    if (!delete(account, id)) {
      throw new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
    }
    ended.fire(new TokenEnded(id, account));
  }

  /** The caller whose token this is, unless it is unknown, over or resting. Counts as use. */
  Optional<Caller> use(String secret) {
    var found =
        query.first(
            """
            SELECT t.id AS token, a.id, a.display_name,
              a.admin AND a.logged_in_at > UTC_TIMESTAMP(6) - INTERVAL ? SECOND AS admin,
              a.teacher AND a.logged_in_at > UTC_TIMESTAMP(6) - INTERVAL ? SECOND AS teacher,
              COALESCE(t.used_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND, TRUE) AS use_to_be_noted
            FROM token t JOIN account a ON a.id = t.account
            WHERE t.hash = ? AND COALESCE(t.expires_at > UTC_TIMESTAMP(6), TRUE)
              AND a.logged_in_at > UTC_TIMESTAMP(6) - INTERVAL ? SECOND
            """,
            row ->
                new Found(
                    new Caller(Accounts.person(row), Caller.TOKEN, row.getString("token")),
                    row.getBoolean("use_to_be_noted")),
            config.adminWithin().toSeconds(),
            config.adminWithin().toSeconds(),
            NOTED_EVERY.toSeconds(),
            Secret.hash(secret),
            config.loginWithin().toSeconds());
    found
        .filter(Found::isUseToBeNoted)
        .ifPresent(
            known ->
                query.change(
                    "UPDATE token SET used_at = UTC_TIMESTAMP(6) WHERE id = ?",
                    known.caller().credential()));
    return found.map(Found::caller);
  }

  /**
   * Whether a token still is what it was; for what stays open for long, like a terminal.
   *
   * @param id as in the identity's attribute {@code token}
   */
  public boolean isAlive(String id) {
    return query
        .first(
            "SELECT 1 FROM token WHERE id = ? AND COALESCE(expires_at > UTC_TIMESTAMP(6), TRUE)",
            row -> true,
            id)
        .isPresent();
  }

  @Transactional
  boolean delete(String account, String id) {
    return database
            .createQuery("delete from Token where id = :id and account = :account")
            .setParameter("id", id)
            .setParameter("account", account)
            .executeUpdate()
        > 0;
  }

  private void checkEnd(Instant end, Instant now) {
    if (end != null) {
      new Check()
          .that(end.isAfter(now), "expiresAt", FUTURE)
          .that(
              !end.isAfter(now.plus(config.longest())),
              "expiresAt",
              NEAR.with(config.longest().toDays()))
          .done();
    }
  }

  private long countAlive(String account, Instant now) {
    return database
        .createQuery(
            "select count(*) from Token where account = :account"
                + " and (expiresAt is null or expiresAt > :now)",
            Long.class)
        .setParameter("account", account)
        .setParameter("now", now)
        .getSingleResult();
  }
}
