package org.whalemountain.api.terminal;

import io.vertx.core.Future;

/** The shell's side of an agent's terminals. */
public interface Shells {

  /**
   * Finds the container; whatever can be refused fails here, before the connection is upgraded.
   *
   * @param fullName the container's
   * @return fails with an {@link org.whalemountain.api.problem.ApiException}
   */
  Future<Shell> find(String fullName);

  /** A shell that may be opened once. */
  @FunctionalInterface
  interface Shell {

    /**
     * Opens it, and kills it when the client is gone.
     *
     * @return completes when the terminal is over
     */
    Future<Void> open(Client client, Size size);
  }
}
