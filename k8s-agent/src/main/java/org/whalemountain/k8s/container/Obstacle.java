package org.whalemountain.k8s.container;

import java.time.Instant;
import java.util.List;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

/**
 * Why a container does not run.
 *
 * @param kind whether waiting may help
 * @param code what a create is answered with
 * @param sentence for a student
 * @param since when it was met; null where the cluster does not tell
 */
record Obstacle(Kind kind, ErrorCode code, Sentence sentence, Instant since) {

  enum Kind {
    /** No use to wait: the order itself is wrong. */
    FINAL,
    /** There may be room in a moment. */
    ROOM,
    /** It was started, and its program ended. */
    ENDED
  }

  ApiException problem() {
    return code == ErrorCode.INVALID
        ? new ApiException(code, sentence, List.of(new FieldProblem("command", sentence)))
        : new ApiException(code, sentence);
  }
}
