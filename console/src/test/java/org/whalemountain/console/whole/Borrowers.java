package org.whalemountain.console.whole;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.whalemountain.console.whole.ChaosClient.Reply;
import org.whalemountain.console.whole.Ledger.End;

/** People who order containers and do things with them, many at a time, whatever dies meanwhile. */
final class Borrowers {

  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Set<String> MAYBE = Set.of("host-unreachable", "engine-failed");
  private static final int PROGRESS = 20;
  private static final String CONTAINERS = "/api/v1/containers";

  private final ChaosPlan plan;
  private final List<String> people;
  private final ChaosClient client;
  private final Ledger ledger;

  Borrowers(ChaosPlan plan, List<String> people, ChaosClient client, Ledger ledger) {
    this.plan = plan;
    this.people = people;
    this.client = client;
    this.ledger = ledger;
  }

  /** Ends when the last of them has an answer. */
  void orderAll() {
    ExecutorService hands = Executors.newFixedThreadPool(plan.parallel());
    try {
      var all =
          IntStream.range(0, plan.creates())
              .mapToObj(number -> hands.submit(() -> live(ChaosOrder.of(plan, people, number))))
              .toList();
      for (var i = 0; i < all.size(); i++) {
        all.get(i).get();
        if ((i + 1) % PROGRESS == 0) {
          System.err.println("answered: " + (i + 1));
        }
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a borrower could not go on", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      hands.shutdownNow();
    }
  }

  private void live(ChaosOrder order) {
    var reply = order(order);
    ledger.count("create " + reply.text());
    if (reply.isUnclear()) {
      ledger.unclear(order);
      return;
    }
    if (!reply.isDone()) {
      ledger.refused(order);
      return;
    }
    var id = reply.body().path("id").asText();
    ledger.accepted(order, id);
    if (order.repeats()) {
      repeat(order, id);
    }
    switch (order.then()) {
      case STOP -> change(order, id, "stop", End.STOPPED);
      case STOP_AND_START -> {
        change(order, id, "stop", End.STOPPED);
        change(order, id, "start", End.RUNNING);
      }
      case RESTART -> change(order, id, "restart", End.RUNNING);
      case DELETE -> delete(order, id);
      default -> ledger.count("kept");
    }
  }

  /** With a key an order may be repeated until an answer is there. */
  private Reply order(ChaosOrder order) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var reply = client.call(order.account(), "POST", CONTAINERS, order.json(), order.key());
      var isAgain =
          order.key() != null && (reply.isUnclear() || reply.code().equals("wrong-state"));
      if (!isAgain || System.nanoTime() > until) {
        return reply;
      }
      ledger.count("create repeated after " + reply.text());
      ChaosClient.pause();
    }
  }

  private void repeat(ChaosOrder order, String id) {
    var reply = order(order);
    ledger.count("create once more, " + (order.key() == null ? "no key" : "same key"));
    if (order.key() == null ? reply.isDone() : !sameAnswer(reply, id)) {
      ledger.broken(order.fullName() + " was ordered twice: " + id + ", then " + reply);
    }
  }

  private static boolean sameAnswer(Reply reply, String id) {
    return reply.isUnclear()
        || reply.code().equals("wrong-state")
        || (reply.isDone() && reply.body().path("id").asText().equals(id));
  }

  /** Waits while the container is still being made or its host does not answer. */
  private void change(ChaosOrder order, String id, String verb, End end) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var path = CONTAINERS + "/" + id + "/" + verb;
      var reply = client.call(order.account(), "POST", path, null, null);
      ledger.count(verb + " " + reply.text());
      // A host that did not answer in time may have done it all the same.
      if (reply.isUnclear() || MAYBE.contains(reply.code())) {
        ledger.becomes(order, end, false);
      } else if (reply.isDone()) {
        ledger.becomes(order, end, true);
        return;
      } else if (!reply.code().equals("wrong-state")) {
        if (reply.status() == 404 || reply.code().equals("container-missing")) {
          ledger.broken(order.fullName() + " was lost: " + verb + " " + reply);
        }
        return;
      }
      if (System.nanoTime() > until) {
        return;
      }
      ChaosClient.pause();
    }
  }

  private void delete(ChaosOrder order, String id) {
    for (var isRepeated = false; ; isRepeated = true) {
      var reply = client.call(order.account(), "DELETE", CONTAINERS + "/" + id, null, null);
      ledger.count("delete " + reply.text());
      if (reply.isUnclear()) {
        ledger.becomes(order, End.NOTHING, false);
        ChaosClient.pause();
        continue;
      }
      // "host-unreachable" promises that it will go.
      if (reply.isDone()
          || reply.code().equals("host-unreachable")
          || (isRepeated && reply.status() == 404)) {
        ledger.becomes(order, End.NOTHING, true);
      } else {
        ledger.broken(order.fullName() + " could not be deleted: " + reply);
      }
      return;
    }
  }
}
