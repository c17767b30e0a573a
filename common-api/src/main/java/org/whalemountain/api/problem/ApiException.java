package org.whalemountain.api.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one exception that becomes an answer: a code, a sentence for the person, and for bad input
 * the fields.
 */
public class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Sentence detail;
  private final transient List<FieldProblem> fields;
  private final transient Duration retryAfter;

  public ApiException(ErrorCode code, Sentence detail) {
    this(code, detail, List.of(), null, null);
  }

  /** With the cause, which goes to the log and never to the client. */
  public ApiException(ErrorCode code, Sentence detail, Throwable cause) {
    this(code, detail, List.of(), null, cause);
  }

  public ApiException(ErrorCode code, Sentence detail, List<FieldProblem> fields) {
    this(code, detail, fields, null, null);
  }

  private ApiException(
      ErrorCode code,
      Sentence detail,
      List<FieldProblem> fields,
      Duration retryAfter,
      Throwable cause) {
    super(code.code() + ": " + detail.english(), cause);
    this.code = code;
    this.detail = detail;
    this.fields = List.copyOf(fields);
    this.retryAfter = retryAfter;
  }

  /**
   * The same problem with a {@code Retry-After} header of that many whole seconds, at least one.
   */
  public ApiException retryAfter(Duration wait) {
    return new ApiException(code, detail, fields, wait, getCause());
  }

  public ErrorCode code() {
    return code;
  }

  public Sentence detail() {
    return detail;
  }

  public List<FieldProblem> fields() {
    return fields;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
