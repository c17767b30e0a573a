package org.whalemountain.docker.wire;

import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.docker.engine.LentContainers;

/** Finds the container that a stream is about, by one inspection. For threads that may wait. */
@ApplicationScoped
public class Targets {

  private final LentContainers lent;

  Targets(LentContainers lent) {
    this.lent = lent;
  }

  /**
   * Our container of that full name.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code not-found} where it is not there or
   *     not ours
   */
  public Target find(String fullName) {
    return Target.of(lent.get(fullName));
  }

  /**
   * The same, running.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code not-found}, {@code wrong-state} where
   *     it does not run
   */
  public Target running(String fullName) {
    return find(fullName).running(fullName);
  }
}
