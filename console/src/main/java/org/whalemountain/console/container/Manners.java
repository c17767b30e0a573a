package org.whalemountain.console.container;

import java.util.Map;

/**
 * How containers are started.
 *
 * @param byId of those that are not started the usual way
 */
public record Manners(Map<String, Manner> byId) {

  /** How one of them is. */
  public Manner of(String id) {
    return byId.getOrDefault(id, Manner.USUAL);
  }
}
