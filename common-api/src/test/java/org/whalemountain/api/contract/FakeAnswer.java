package org.whalemountain.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.problem.StrictJson;

/** How a fake agent reads requests and answers them. */
final class FakeAnswer {

  static final ObjectMapper JSON = StrictJson.mapper();
  static final Sentence REFUSED = new Sentence("Refused.", "拒否しました。");

  private FakeAnswer() {}

  interface Work {
    void run() throws JsonProcessingException;
  }

  static void guarded(RoutingContext call, Work work) {
    try {
      work.run();
    } catch (ApiException e) {
      ProblemRoute.send(call, e);
    } catch (JsonProcessingException e) {
      ProblemRoute.send(call, problemOf(e));
    }
  }

  static void refuse(RoutingContext call, ErrorCode code) {
    ProblemRoute.send(call, new ApiException(code, REFUSED));
  }

  static void json(RoutingContext call, int status, Object body) {
    try {
      call.response()
          .setStatusCode(status)
          .putHeader("Content-Type", "application/json")
          .end(Buffer.buffer(JSON.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static void requireJson(RoutingContext call) {
    var type = call.request().getHeader("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      throw new ApiException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, REFUSED);
    }
  }

  static <T> T read(RoutingContext call, Class<T> type) throws JsonProcessingException {
    var body = call.body().buffer();
    if (body == null || !body.toString().startsWith("{")) {
      throw new ApiException(ErrorCode.MALFORMED, REFUSED);
    }
    return JSON.readValue(body.toString(), type);
  }

  private static ApiException problemOf(JsonProcessingException error) {
    if (error.getCause() instanceof ApiException own) {
      return own;
    }
    var path = error instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    var known = !path.isEmpty() && !(error instanceof UnrecognizedPropertyException);
    var field =
        path.isEmpty() ? "body" : ((JsonMappingException) error).getPath().get(0).getFieldName();
    return new ApiException(
        known ? ErrorCode.INVALID : ErrorCode.MALFORMED,
        REFUSED,
        List.of(new FieldProblem(field, REFUSED)));
  }
}
