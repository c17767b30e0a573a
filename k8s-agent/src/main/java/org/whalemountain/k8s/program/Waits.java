package org.whalemountain.k8s.program;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.terminal.Client;
import org.whalemountain.api.terminal.Doorway;
import org.whalemountain.k8s.lent.Lent;
import org.whalemountain.k8s.lent.LentContainers;
import org.whalemountain.k8s.program.Moment.End;

/**
 * Waits for the ends of containers' programs by looking again and again, as all in this agent does.
 * A program that ends is started again: that is its end all the same.
 */
@ApplicationScoped
class Waits {

  private static final Logger LOG = Logger.getLogger(Waits.class);
  private static final long PAUSE_MILLIS = 500;
  private static final String NEXT = "next-exit";
  private static final String REMOVED = "removed";
  private static final Set<String> CONDITIONS = Set.of("not-running", NEXT, REMOVED);
  private static final Sentence RULE =
      new Sentence(
          "must be not-running, next-exit or removed",
          "は not-running、next-exit、removed のどれかである必要があります");

  private final Vertx vertx;
  private final LentContainers lent;

  Waits(Vertx vertx, LentContainers lent) {
    this.vertx = vertx;
    this.lent = lent;
  }

  /**
   * Somebody who waits.
   *
   * @param condition as a query gives it; null for the usual one
   * @throws ApiException {@code invalid}
   */
  Future<Doorway.Session> find(String fullName, String condition) {
    var what = condition == null ? "not-running" : condition;
    new Check().that(CONDITIONS.contains(what), "condition", RULE).done();
    return vertx
        .executeBlocking(() -> lent.get(fullName), false)
        .map(found -> client -> new Wait(found, what, client).begin());
  }

  /** One wait, on the event loop of who waits. */
  private final class Wait {

    private final Lent container;
    private final String condition;
    private final Client client;
    private final Promise<Void> over = Promise.promise();
    private Moment first;

    Wait(Lent container, String condition, Client client) {
      this.container = container;
      this.condition = condition;
      this.client = client;
      this.first = Moment.of(container);
    }

    Future<Void> begin() {
      client.whenGone(over::tryComplete);
      client.listen(ignored -> {}, ignored -> {});
      if (!condition.equals(NEXT) && !first.isRunning() && !condition.equals(REMOVED)) {
        tell(new End(first.code()));
      } else {
        later();
      }
      return over.future();
    }

    private void later() {
      vertx.setTimer(PAUSE_MILLIS, timer -> look());
    }

    private void look() {
      if (over.future().isComplete()) {
        return;
      }
      vertx
          .executeBlocking(() -> lent.again(container).map(Moment::of).orElse(Moment.GONE), false)
          .onSuccess(this::judge)
          .onFailure(
              failure -> {
                // a cluster that does not answer has not ended anything
                LOG.debugf(failure, "cannot look container=%s", container.fullName());
                later();
              });
    }

    private void judge(Moment now) {
      var end = end(now);
      if (end.isPresent()) {
        tell(end.get());
      } else {
        if (now.isRunning() && !first.isRunning()) {
          first = now;
        }
        later();
      }
    }

    private Optional<End> end(Moment now) {
      var isRemoval = condition.equals(REMOVED);
      return isRemoval && now.isThere()
          ? Optional.empty()
          : now.since(first, condition.equals(NEXT));
    }

    private void tell(End end) {
      client.sayGoodbye(end.code(), true);
      over.tryComplete();
    }
  }
}
