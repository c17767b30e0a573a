package org.whalemountain.console.docker;

import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** What the docker command asks for and is not lent: the sentence says what to use instead. */
final class NotLent extends ApiException {

  private static final long serialVersionUID = 1L;
  private static final int BAD_PARAMETER = 400;
  private static final int NOT_IMPLEMENTED = 501;

  private final int status;

  private NotLent(int status, Sentence sentence) {
    super(ErrorCode.FORBIDDEN, sentence);
    this.status = status;
  }

  /** Of a command. */
  static NotLent command(Sentence sentence) {
    return new NotLent(NOT_IMPLEMENTED, sentence);
  }

  /** Of an option of a command. */
  static NotLent option(Sentence sentence) {
    return new NotLent(BAD_PARAMETER, sentence);
  }

  int status() {
    return status;
  }
}
