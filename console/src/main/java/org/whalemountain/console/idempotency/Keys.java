package org.whalemountain.console.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

/**
 * The keys of the last 24 hours. All calls but {@link #forgetOld} belong into the caller's
 * transaction: the key is taken together with what it orders, or not at all.
 */
@ApplicationScoped
public class Keys {

  private static final Sentence OTHER =
      new Sentence("was used for another request", "は別のリクエストで使われています");
  private static final Sentence OTHER_DETAIL =
      new Sentence(
          "This Idempotency-Key was used for another request.",
          "この Idempotency-Key は別のリクエストで使われています。");

  private final EntityManager database;

  Keys(EntityManager database) {
    this.database = database;
  }

  /**
   * What the key stands for.
   *
   * @param containerId what it ordered
   * @param answer null while that runs, or when the console died over it
   */
  public record Known(String containerId, Answer answer) {}

  /**
   * Takes the key for this request; waits for another transaction that is just taking it.
   *
   * @param containerId what it orders
   * @return what is known when it was taken before; empty when it is ours now
   * @throws ApiException {@code invalid} when it stands for another request
   */
  public Optional<Known> take(KeyedRequest request, String containerId) {
    var inserted =
        database
            .createNativeQuery(
                "INSERT IGNORE INTO idempotency (account, idempotency_key, request_hash, container_id, created_at) VALUES (?1, ?2, ?3, ?4, UTC_TIMESTAMP(6))")
            .setParameter(1, request.account())
            .setParameter(2, request.key())
            .setParameter(3, request.hash())
            .setParameter(4, containerId)
            .executeUpdate();
    return inserted == 1 ? Optional.empty() : Optional.of(known(request));
  }

  private Known known(KeyedRequest request) {
    var row =
        (Object[])
            database
                .createNativeQuery(
                    "SELECT request_hash, container_id, status, body FROM idempotency WHERE account = ?1 AND idempotency_key = ?2")
                .setParameter(1, request.account())
                .setParameter(2, request.key())
                .getSingleResult();
    if (!request.hash().equals(row[0])) {
      throw new ApiException(
          ErrorCode.INVALID, OTHER_DETAIL, List.of(new FieldProblem(KeyedRequest.HEADER, OTHER)));
    }
    var id = (String) row[1];
    return new Known(
        id, row[2] == null ? null : new Answer(id, ((Number) row[2]).intValue(), (String) row[3]));
  }

  /** Keeps the answer for the next time. */
  public void answered(KeyedRequest request, Answer answer) {
    database
        .createNativeQuery(
            "UPDATE idempotency SET status = ?3, body = ?4 WHERE account = ?1 AND idempotency_key = ?2 AND container_id = ?5")
        .setParameter(1, request.account())
        .setParameter(2, request.key())
        .setParameter(3, answer.status())
        .setParameter(4, answer.body())
        .setParameter(5, answer.containerId())
        .executeUpdate();
  }

  /** Frees the keys of an order that came to nothing: asked again, it is a new one. */
  public void forget(String containerId) {
    database
        .createNativeQuery("DELETE FROM idempotency WHERE container_id = ?1")
        .setParameter(1, containerId)
        .executeUpdate();
  }

  /** Ends keys older than 24 hours. */
  public void forgetOld() {
    database
        .createNativeQuery(
            "DELETE FROM idempotency WHERE created_at < UTC_TIMESTAMP(6) - INTERVAL 24 HOUR")
        .executeUpdate();
  }
}
