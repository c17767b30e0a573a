package org.whalemountain.console.reservation;

import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** Another order was faster; in a new transaction something else may still be free. */
public class RaceLost extends ApiException {

  private static final long serialVersionUID = 1L;

  public RaceLost(Sentence detail) {
    super(ErrorCode.NO_CAPACITY, detail);
  }
}
