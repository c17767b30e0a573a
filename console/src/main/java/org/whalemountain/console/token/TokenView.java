package org.whalemountain.console.token;

import java.time.Instant;

/**
 * A token as its owner sees it later.
 *
 * @param id for revoking it
 * @param name what its owner calls it
 * @param createdAt when it was made
 * @param expiresAt when it ends; null for not by itself
 * @param usedAt last use, to the minute; null for never
 */
record TokenView(String id, String name, Instant createdAt, Instant expiresAt, Instant usedAt) {

  static TokenView of(Token token) {
    return new TokenView(token.id, token.name, token.createdAt, token.expiresAt, token.usedAt);
  }
}
