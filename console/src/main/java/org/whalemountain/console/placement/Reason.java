package org.whalemountain.console.placement;

import org.whalemountain.api.problem.Sentence;

/**
 * One reason why one host cannot take an order.
 *
 * @param obstacle what stands in the way
 * @param field the wish that is too large for the host; null for anything else
 * @param detail how it stands with the host, without capital and full stop
 */
record Reason(Obstacle obstacle, String field, Sentence detail) {

  Reason of(String wish) {
    return new Reason(obstacle, wish, detail);
  }

  /** How it stands, as a sentence of its own. */
  Sentence sentence() {
    var english = detail.english();
    return new Sentence(
        Character.toUpperCase(english.charAt(0)) + english.substring(1) + ".",
        detail.japanese() + "。");
  }
}
