package org.whalemountain.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.whalemountain.api.request.RequestId;

/** The one place where an exception becomes an answer, in every service. */
public class ProblemMapper {

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  static final Sentence NOT_AUTHENTICATED =
      new Sentence(
          "Log in, or send a valid token as 'Authorization: Bearer …'.",
          "ログインするか、有効なトークンを「Authorization: Bearer …」で送ってください。");
  static final Sentence FORBIDDEN =
      new Sentence("Your account may not do this.", "このアカウントでは実行できません。");
  static final Sentence NOT_FOUND =
      new Sentence("There is nothing at this address.", "このアドレスには何もありません。");
  private static final Sentence BY_STATUS =
      new Sentence("The request was refused: {0}.", "リクエストは拒否されました: {0}。");
  private static final Sentence NOT_JSON =
      new Sentence(
          "The body is not the JSON object that is expected here.",
          "本文が、ここで求められる JSON オブジェクトではありません。");
  private static final Sentence UNKNOWN_FIELD =
      new Sentence("The field {0} is not known here.", "フィールド {0} はここでは使えません。");
  private static final Sentence UNKNOWN = new Sentence("is not known here", "はここでは使えません");
  private static final Sentence WRONG_TYPE =
      new Sentence("has a value of the wrong type", "の値の型が正しくありません");
  private static final Sentence INTERNAL =
      new Sentence(
          "Something went wrong on our side. Tell the administrators: {0}.",
          "サーバー内部でエラーが起きました。管理者に次の番号を伝えてください: {0}。");

  @ServerExceptionMapper
  public Response api(ApiException error, HttpHeaders headers) {
    return answer(error, headers);
  }

  @ServerExceptionMapper
  public Response json(JsonProcessingException error, HttpHeaders headers) {
    return answer(ofJson(error), headers);
  }

  @ServerExceptionMapper(priority = 1)
  public Response mismatch(MismatchedInputException error, HttpHeaders headers) {
    return answer(ofJson(error), headers);
  }

  @ServerExceptionMapper
  public Response web(WebApplicationException error, HttpHeaders headers) {
    if (error.getCause() instanceof JsonProcessingException json) {
      return answer(ofJson(json), headers);
    }
    if (error.getCause() instanceof ApiException api) {
      return answer(api, headers);
    }
    var status = error.getResponse().getStatus();
    var code = status == 500 ? ErrorCode.INTERNAL : ErrorCode.ofStatus(status);
    if (code == ErrorCode.INTERNAL) {
      return any(error, headers);
    }
    var detail =
        code == ErrorCode.NOT_FOUND
            ? NOT_FOUND
            : BY_STATUS.with(error.getResponse().getStatusInfo().getReasonPhrase());
    return answer(new ApiException(code, detail), headers);
  }

  @ServerExceptionMapper(priority = 1)
  public Response unauthorized(UnauthorizedException error, HttpHeaders headers) {
    return answer(new ApiException(ErrorCode.NOT_AUTHENTICATED, NOT_AUTHENTICATED), headers);
  }

  @ServerExceptionMapper(priority = 1)
  public Response authenticationFailed(AuthenticationFailedException error, HttpHeaders headers) {
    return error.getCause() instanceof ApiException api
        ? answer(api, headers)
        : answer(new ApiException(ErrorCode.NOT_AUTHENTICATED, NOT_AUTHENTICATED), headers);
  }

  @ServerExceptionMapper(priority = 1)
  public Response forbidden(ForbiddenException error, HttpHeaders headers) {
    return answer(new ApiException(ErrorCode.FORBIDDEN, FORBIDDEN), headers);
  }

  @ServerExceptionMapper
  public Response any(Throwable error, HttpHeaders headers) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException api) {
        return answer(api, headers);
      }
    }
    var instance = RequestId.instance();
    LOG.errorf(error, "request failed instance=%s", instance);
    var problem = new ApiException(ErrorCode.INTERNAL, INTERNAL.with(instance));
    return Problems.response(problem, instance, language(headers));
  }

  private static Response answer(ApiException error, HttpHeaders headers) {
    var instance = RequestId.instance();
    if (error.code().status() >= 500 || error.getCause() != null) {
      LOG.warnf(error.getCause(), "refused instance=%s problem=%s", instance, error.getMessage());
    } else {
      LOG.debugf("refused instance=%s problem=%s", instance, error.getMessage());
    }
    return Problems.response(error, instance, language(headers));
  }

  /** What a body that Jackson refused is told; a record's own refusal wins. */
  public static ApiException ofJson(JsonProcessingException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException api) {
        return api;
      }
    }
    if (error instanceof UnrecognizedPropertyException unknown) {
      var field = Problems.fieldOf(unknown.getPath());
      return new ApiException(
          ErrorCode.MALFORMED,
          UNKNOWN_FIELD.with(field),
          List.of(new FieldProblem(field, UNKNOWN)));
    }
    // a key that is doubled within a map comes with a path, and is no matter of types
    var isDoubled = String.valueOf(error.getOriginalMessage()).startsWith("Duplicate field");
    if (!isDoubled
        && error instanceof JsonMappingException mapping
        && !mapping.getPath().isEmpty()) {
      var field = Problems.fieldOf(mapping.getPath());
      return new ApiException(
          ErrorCode.INVALID,
          new Sentence(field + " " + WRONG_TYPE.english(), field + " " + WRONG_TYPE.japanese()),
          List.of(new FieldProblem(field, WRONG_TYPE)));
    }
    return new ApiException(ErrorCode.MALFORMED, NOT_JSON);
  }

  private static Locale language(HttpHeaders headers) {
    return Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
