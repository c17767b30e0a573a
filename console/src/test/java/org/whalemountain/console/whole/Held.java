package org.whalemountain.console.whole;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a wire keeps back: requests that begin in certain ways, or the answers to them. */
final class Held implements Middle {

  private static final int SECONDS = 20;

  private final Map<String, CountDownLatch> arrived = new LinkedHashMap<>();
  private final CountDownLatch passed = new CountDownLatch(1);

  /** With no beginning, nothing is kept back. */
  Held(String... beginnings) {
    for (var beginning : beginnings) {
      arrived.put(beginning, new CountDownLatch(1));
    }
  }

  /** One request of each kind, or its answer, is there. */
  @Override
  public void await() throws InterruptedException {
    for (var each : arrived.entrySet()) {
      if (!each.getValue().await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("no request began with " + each.getKey());
      }
    }
  }

  @Override
  public void pass() {
    passed.countDown();
  }

  boolean concerns(String request) {
    return passed.getCount() > 0 && arrived.keySet().stream().anyMatch(request::startsWith);
  }

  void arrive(String request) {
    arrived.forEach(
        (beginning, latch) -> {
          if (request.startsWith(beginning)) {
            latch.countDown();
          }
        });
  }

  void awaitPass() {
    FaultProxy.await(passed);
  }
}
