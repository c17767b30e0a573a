package org.whalemountain.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;

/**
 * Reads what another service answered instead of a result. Proxies answer with HTML, dying
 * processes with nothing: both become a clear problem, and nothing foreign is echoed.
 */
public final class ProblemReader {

  private static final int LONGEST_DETAIL = 1000;
  private static final Sentence UNREADABLE =
      new Sentence(
          "The host's agent answered with status {0} and no explanation.",
          "ホストのエージェントが説明なしにステータス {0} を返しました。");

  private final ObjectReader problems;

  public ProblemReader(ObjectMapper json) {
    this.problems =
        json.readerFor(Problem.class).without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
  }

  /**
   * The exception that stands for the answer.
   *
   * @param status the HTTP status of the answer, 400 or more
   * @param body the body as text; may be null, empty, HTML or cut off
   */
  public ApiException read(int status, String body) {
    var problem = parse(body);
    if (problem == null || problem.detail() == null) {
      return new ApiException(ErrorCode.ofStatus(status), UNREADABLE.with(status));
    }
    var code = ErrorCode.of(problem.code()).orElseGet(() -> ErrorCode.ofStatus(status));
    var detail = asTold(problem.detail());
    return new ApiException(code, detail, fields(problem));
  }

  private Problem parse(String body) {
    if (body == null || !body.stripLeading().startsWith("{")) {
      return null;
    }
    try {
      return problems.readValue(body);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static List<FieldProblem> fields(Problem problem) {
    return problem.fields() == null
        ? List.of()
        : problem.fields().stream()
            .map(field -> new FieldProblem(field.name(), asTold(field.message())))
            .toList();
  }

  /** The other service spoke the person's language already: it was sent {@code Accept-Language}. */
  private static Sentence asTold(String text) {
    var told = text == null ? "" : text;
    var cut = told.length() > LONGEST_DETAIL ? told.substring(0, LONGEST_DETAIL) + "…" : told;
    return new Sentence(cut, cut);
  }
}
