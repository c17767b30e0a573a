package org.whalemountain.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.whalemountain.api.request.RequestId;

/** Problems outside JAX-RS: raw routes, WebSocket upgrades, addresses that nobody serves. */
@ApplicationScoped
public class ProblemRoute {

  /** Where a call keeps the {@link Problem#code} it was answered with. */
  public static final String CODE = "whalemountain.problem";

  private static final String FORM = "whalemountain.problem.form";

  /** How a client of another tongue than problem+json is told of a problem. */
  public interface Form {

    /** The answer's status. */
    int status(ApiException error);

    /** The answer's content type. */
    String type();

    /** The answer's body. */
    String text(ApiException error, Locale language);
  }

  private static final Logger LOG = Logger.getLogger(ProblemRoute.class);
  private static final ObjectMapper JSON = StrictJson.mapper();

  /** An address below the API's that no route took is a problem too, not a page. */
  void nothingHere(@Observes Router router) {
    for (var api : new String[] {"/v1/*", "/api/*"}) {
      router
          .route(api)
          .last()
          .handler(
              call -> send(call, new ApiException(ErrorCode.NOT_FOUND, ProblemMapper.NOT_FOUND)));
    }
  }

  /** From now on problems of this call are told in that form. */
  public static void tellIn(RoutingContext call, Form form) {
    call.put(FORM, form);
  }

  /**
   * Answers with the problem, in the caller's language; does nothing where the answer has begun.
   */
  public static void send(RoutingContext call, ApiException error) {
    var response = call.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    call.put(CODE, error.code().code());
    var instance = RequestId.instance();
    if (error.code().status() >= 500 || error.getCause() != null) {
      LOG.warnf(error.getCause(), "refused instance=%s problem=%s", instance, error.getMessage());
    }
    var locale = Problems.language(call.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    Form form = call.get(FORM);
    response
        .setStatusCode(form == null ? error.code().status() : form.status(error))
        .putHeader(HttpHeaders.CONTENT_TYPE, form == null ? Problem.MEDIA_TYPE : form.type())
        .putHeader("Content-Language", locale.getLanguage());
    if (error.code() == ErrorCode.NOT_AUTHENTICATED) {
      response.putHeader("WWW-Authenticate", "Bearer realm=\"whalemountain\"");
    }
    var wait = Problems.retryAfterSeconds(error);
    if (wait > 0) {
      response.putHeader("Retry-After", Long.toString(wait));
    }
    if (form != null) {
      response.end(form.text(error, locale));
      return;
    }
    try {
      response.end(JSON.writeValueAsString(Problem.of(error, instance, locale)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always JSON", e);
    }
  }
}
