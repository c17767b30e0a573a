package org.whalemountain.docker.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.container.SpecHash;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/**
 * Orders that were taken in and have not come to their end: they wait for their turn, or are being
 * carried out, or failed when nobody was listening any more. In memory only; an agent that forgets
 * them is told again by the next {@code PUT}.
 */
@ApplicationScoped
class Intake {

  /** How long it is remembered why an order failed, for the next {@code PUT} to be told. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  /** Of an order's lists and texts, beside their characters. */
  private static final long FIXED_BYTES = 1024;

  /** A call that waits holds its connection and its request; the heap is small. */
  private static final int MOST_CALLERS = 256;

  private static final Sentence TAKEN_BACK =
      new Sentence(
          "The container was deleted while it waited for its turn.", "順番を待っている間にコンテナが削除されました。");

  private final Orders orders;
  private final Admission admission;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, Order> byName = new HashMap<>();
  private final AtomicInteger callers = new AtomicInteger();

  Intake(Orders orders, Admission admission) {
    this.orders = orders;
    this.admission = admission;
  }

  private static final class Order {
    private final ContainerSpec spec;
    private final String hash;
    private Admission.Ticket<Orders.Outcome> ticket;
    private CompletableFuture<Orders.Outcome> outcome;
    private boolean isPutOff;
    private ApiException failure;
    private Instant failedAt;

    private Order(ContainerSpec spec) {
      this.spec = spec;
      this.hash = SpecHash.of(spec);
    }
  }

  /**
   * Takes an order in, or joins the same one.
   *
   * @param patience after which who asks is told the place in the queue instead of the outcome
   * @throws ApiException {@code name-taken}, {@code too-many-requests}, or why the same order
   *     failed since it was asked for
   */
  CompletionStage<Orders.Outcome> take(ContainerSpec spec, Duration patience) {
    Order order;
    boolean isJoined;
    synchronized (byName) {
      forgetOld();
      var known = byName.get(spec.fullName());
      isJoined = known != null && known.failure == null;
      order = isJoined ? joined(known, spec) : begun(spec, known);
    }
    var waits = callers.incrementAndGet() > MOST_CALLERS ? Duration.ZERO : patience;
    return order
        .outcome
        .copy()
        .completeOnTimeout(null, waits.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((outcome, error) -> callers.decrementAndGet())
        .thenCompose(outcome -> outcome == null ? putOff(order) : order.outcome)
        .thenApply(outcome -> isJoined ? outcome.found() : outcome);
  }

  private static Order joined(Order known, ContainerSpec spec) {
    if (!known.hash.equals(SpecHash.of(spec))) {
      throw Orders.nameTaken(spec);
    }
    return known;
  }

  private Order begun(ContainerSpec spec, Order failed) {
    var order = new Order(spec);
    byName.remove(spec.fullName());
    if (failed != null && failed.hash.equals(order.hash)) {
      throw failed.failure;
    }
    order.ticket = admission.queue(bytes(spec), () -> orders.fulfil(spec, order.hash));
    byName.put(spec.fullName(), order);
    order.outcome = order.ticket.done().whenComplete((outcome, error) -> end(order, error));
    return order;
  }

  /** Who asked goes away with its place; from now on its failure is kept for the next who asks. */
  private CompletableFuture<Orders.Outcome> putOff(Order order) {
    synchronized (byName) {
      if (order.outcome.isDone()) {
        return order.outcome;
      }
      order.isPutOff = true;
    }
    var place = admission.waiting().get(order.ticket);
    return CompletableFuture.completedFuture(
        Orders.Outcome.waiting(locale -> Reports.queued(order.spec, order.hash, place, locale)));
  }

  private void end(Order order, Throwable error) {
    var cause = error instanceof CompletionException ? error.getCause() : error;
    synchronized (byName) {
      if (order.isPutOff && cause instanceof ApiException failure && isFinal(failure)) {
        order.failure = failure;
        order.failedAt = clock.instant();
      } else {
        byName.remove(order.spec.fullName(), order);
      }
    }
  }

  /** An engine that did not answer may do so at the next try. */
  private static boolean isFinal(ApiException failure) {
    return failure.code() != ErrorCode.HOST_UNREACHABLE
        && failure.code() != ErrorCode.TOO_MANY_REQUESTS;
  }

  /**
   * Takes an order back.
   *
   * @return empty where there is none; else ends when nothing of it is under way any more, with
   *     whether it had not begun
   */
  Optional<CompletableFuture<Boolean>> withdraw(String fullName) {
    Order order;
    synchronized (byName) {
      order = byName.get(fullName);
      if (order == null) {
        return Optional.empty();
      }
      order.isPutOff = false;
      if (order.failure != null) {
        byName.remove(fullName);
        return Optional.empty();
      }
    }
    var hadNotBegun = order.ticket.withdraw(new ApiException(ErrorCode.WRONG_STATE, TAKEN_BACK));
    return Optional.of(order.outcome.handle((outcome, error) -> hadNotBegun));
  }

  /** Those of one account, or everybody's where it is null. */
  List<ContainerReport> list(String owner, Locale locale) {
    List<Order> all;
    synchronized (byName) {
      all = List.copyOf(byName.values());
    }
    var places = admission.waiting();
    return all.stream()
        .filter(order -> order.failure == null)
        .filter(order -> owner == null || owner.equals(order.spec.owner()))
        .map(order -> Reports.queued(order.spec, order.hash, places.get(order.ticket), locale))
        .toList();
  }

  private void forgetOld() {
    var old = clock.instant().minus(REMEMBERED);
    byName.values().removeIf(order -> order.failure != null && order.failedAt.isBefore(old));
  }

  private static long bytes(ContainerSpec spec) {
    var texts = spec.environments().stream().mapToLong(String::length).sum();
    var words = spec.command().stream().mapToLong(String::length).sum();
    var launch = Launch.of(spec.launch());
    var entry = launch.entrypoint().stream().mapToLong(String::length).sum();
    var labels =
        launch.labels().entrySet().stream()
            .mapToLong(label -> label.getKey().length() + label.getValue().length())
            .sum();
    return FIXED_BYTES + 2 * (texts + words + entry + labels);
  }
}
