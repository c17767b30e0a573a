package org.whalemountain.api.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** An answer made from a problem; also for routes that JAX-RS does not serve. */
public final class Problems {

  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.JAPANESE);

  private Problems() {}

  /** The whole answer: status, headers, body. */
  public static Response response(ApiException error, String instance, Locale locale) {
    var response =
        Response.status(error.code().status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
            .entity(Problem.of(error, instance, locale));
    var wait = retryAfterSeconds(error);
    if (wait > 0) {
      response.header(HttpHeaders.RETRY_AFTER, wait);
    }
    if (error.code() == ErrorCode.NOT_AUTHENTICATED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"whalemountain\"");
    }
    return response.build();
  }

  /** Seconds for {@code Retry-After}: what the problem says, five for every 503, else none (0). */
  public static long retryAfterSeconds(ApiException error) {
    var fallback = Duration.ofSeconds(error.code().status() == 503 ? 5 : 0);
    var wait = error.retryAfter().orElse(fallback);
    return wait.isZero() ? 0 : Math.max(1, wait.toSeconds());
  }

  /**
   * Japanese or English, as the {@code Accept-Language} header asks; English where it asks for
   * neither.
   */
  public static Locale language(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return Locale.ENGLISH;
    }
    try {
      var best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
      return best == null ? Locale.ENGLISH : best;
    } catch (IllegalArgumentException e) {
      return Locale.ENGLISH;
    }
  }

  static String fieldOf(List<JsonMappingException.Reference> path) {
    var field = new StringBuilder();
    for (var step : path) {
      if (step.getFieldName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return field.toString();
  }
}
