package org.whalemountain.docker.program;

import io.vertx.core.Future;
import java.util.Optional;

/** What somebody sits before. */
interface Program {

  /** Tells its terminal the size. */
  Future<Void> resize(int columns, int rows);

  /** Whether the end of what is typed is a hang-up: whoever typed has gone. */
  boolean hangsUp();

  /** How it ended; nothing while that is not known. Asked when its stream has ended. */
  Future<Optional<Integer>> exitCode();

  /**
   * Nobody sits before it any more.
   *
   * @param hasEnded whether it was over before
   */
  void leave(boolean hasEnded);
}
