package org.whalemountain.console.docker;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.console.web.Gate;

/** Problems as the engine tells them: {@code {"message": "…"}}, which the command prints. */
@ApplicationScoped
class EngineForm implements ProblemRoute.Form {

  private static final int BEFORE_EVERYTHING = 1002;

  @PermitAll
  void choose(@Observes Filters filters) {
    filters.register(
        call -> {
          if (call.normalizedPath().startsWith(Gate.DOCKER + "/")) {
            ProblemRoute.tellIn(call, this);
          }
          call.next();
        },
        BEFORE_EVERYTHING);
  }

  @Override
  public int status(ApiException error) {
    if (error instanceof NotLent refused) {
      return refused.status();
    }
    return switch (error.code()) {
      case INVALID, MALFORMED -> 400;
      case IMAGE_NOT_AVAILABLE -> 404;
      case NO_CAPACITY, PORT_TAKEN, ENGINE_FAILED, HOST_FULL -> 500;
      default -> error.code().status();
    };
  }

  @Override
  public String type() {
    return "application/json";
  }

  @Override
  public String text(ApiException error, Locale language) {
    return new JsonObject().put("message", message(error, language)).encode();
  }

  /** The sentence, and what is wrong with which field where that says more. */
  static String message(ApiException error, Locale language) {
    var text = new StringBuilder(error.detail().in(language));
    for (var field : error.fields()) {
      var wrong = field.name() + " " + field.message().in(language);
      if (text.indexOf(wrong) < 0) {
        text.append(' ').append(wrong);
      }
    }
    return text.toString();
  }
}
