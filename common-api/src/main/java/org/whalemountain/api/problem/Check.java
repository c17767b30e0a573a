package org.whalemountain.api.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with a record's fields, so that a person sees all of it at once.
 *
 * <pre>{@code
 * new Check()
 *     .that(port > 0, "guestPorts[1]", PORT_RANGE.with(port))
 *     .done();
 * }</pre>
 */
public final class Check {

  private static final Sentence REQUIRED = new Sentence("is required", "は必須です");

  private final List<FieldProblem> problems = new ArrayList<>();

  /** Notes the problem unless the condition holds. */
  public Check that(boolean holds, String field, Sentence message) {
    if (!holds) {
      problems.add(new FieldProblem(field, message));
    }
    return this;
  }

  /** Notes a missing value. */
  public Check present(Object value, String field) {
    return that(value != null, field, REQUIRED);
  }

  /** Whether nothing was wrong so far; for rules that only make sense on values already sound. */
  public boolean isClean() {
    return problems.isEmpty();
  }

  /**
   * Ends the check.
   *
   * @throws ApiException {@link ErrorCode#INVALID} naming every field that was wrong
   */
  public void done() {
    if (!problems.isEmpty()) {
      var first = problems.get(0);
      throw new ApiException(
          ErrorCode.INVALID,
          new Sentence(
              first.name() + " " + first.message().english(),
              first.name() + " " + first.message().japanese()),
          problems);
    }
  }
}
