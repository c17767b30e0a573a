package org.whalemountain.api.problem;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;

/**
 * The body of every error, RFC 9457. Never holds a stack trace, SQL, a class name or a host path.
 *
 * @param type a reference to the code's entry in the errors page
 * @param title a few words, the same for every error of that code
 * @param status the HTTP status
 * @param detail a sentence for the person
 * @param instance this one occurrence, ending with the request's id; the log has the cause under
 *     the same
 * @param code machine-readable, see {@link ErrorCode#code()}
 * @param fields what is wrong with which field; absent where no field is to blame
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    List<Field> fields) {

  /** The content type of this body. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String ERRORS_PAGE = "urn:whalemountain:error:";

  /**
   * One field and what is wrong with it.
   *
   * @param name the field as the client wrote it
   * @param message what it must be, and what it was
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Field(String name, String message) {}

  /** The problem as readers of that language get it. */
  public static Problem of(ApiException error, String instance, Locale locale) {
    var code = error.code();
    var fields =
        error.fields().stream()
            .map(field -> new Field(field.name(), field.message().in(locale)))
            .toList();
    return new Problem(
        ERRORS_PAGE + code.code(),
        code.title().in(locale),
        code.status(),
        error.detail().in(locale),
        instance,
        code.code(),
        fields);
  }
}
