package org.whalemountain.console.container;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/** The first few calls of a method. */
final class Times implements BiPredicate<String, String> {

  private final AtomicInteger left;
  private final String method;

  Times(int count, String method) {
    this.left = new AtomicInteger(count);
    this.method = method;
  }

  @Override
  public boolean test(String called, String path) {
    return called.equals(method) && left.getAndDecrement() > 0;
  }
}
