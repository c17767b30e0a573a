package org.whalemountain.console.docker;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.audit.Audit;
import org.whalemountain.console.container.Borrower;

/**
 * One call of the docker command.
 *
 * @param routing the request
 * @param name what the address names: a container, an image or an execution; null for nothing
 * @param caller who
 * @param borrower the same for verbs
 * @param body what was sent; empty for what flows
 */
record DockerCall(
    RoutingContext routing, String name, Caller caller, Borrower borrower, Buffer body) {

  private static final Sentence NO_JSON =
      new Sentence("The body must be a JSON object.", "本文は JSON オブジェクトである必要があります。");
  private static final Sentence NO_FILTERS = new Sentence("invalid filter", "フィルターが正しくありません");

  /** A parameter of the query; nothing where it is empty. */
  Optional<String> query(String parameter) {
    return Optional.ofNullable(routing.queryParams().get(parameter))
        .filter(text -> !text.isEmpty());
  }

  /** Whether a parameter says yes, as the engine reads it. */
  boolean is(String parameter) {
    return query(parameter)
        .filter(text -> !text.equals("0") && !text.equalsIgnoreCase("false"))
        .isPresent();
  }

  /** The body; empty where nothing was sent. */
  JsonObject json() {
    try {
      return body.length() == 0 ? new JsonObject() : body.toJsonObject();
    } catch (DecodeException | ClassCastException e) {
      throw new ApiException(ErrorCode.MALFORMED, NO_JSON);
    }
  }

  /**
   * The values of one of the filters; {@code {"name":["web"]}} and {@code {"name":{"web":true}}}.
   */
  Filters filters(Set<String> known) {
    try {
      var filters = new JsonObject(query("filters").orElse("{}"));
      for (var key : filters.fieldNames()) {
        if (!known.contains(key)) {
          throw new ApiException(
              ErrorCode.INVALID,
              new Sentence("invalid filter '" + key + "'", "フィルター '" + key + "' は使えません"));
        }
      }
      return new Filters(filters);
    } catch (DecodeException | ClassCastException e) {
      throw new ApiException(ErrorCode.INVALID, NO_FILTERS);
    }
  }

  /** What a list is narrowed to. */
  record Filters(JsonObject all) {

    /** Whether labels are as all of the filter's values say, {@code key} or {@code key=value}. */
    boolean labelled(Map<String, String> labels) {
      return of("label").stream()
          .allMatch(
              wanted -> {
                var equals = wanted.indexOf('=');
                return equals < 0
                    ? labels.containsKey(wanted)
                    : wanted.substring(equals + 1).equals(labels.get(wanted.substring(0, equals)));
              });
    }

    /** The values of one; empty where it is not asked for. */
    Set<String> of(String key) {
      var value = all.getValue(key);
      var values = new TreeSet<String>();
      if (value instanceof JsonArray array) {
        array.forEach(one -> values.add(String.valueOf(one)));
      } else if (value instanceof JsonObject object) {
        values.addAll(object.fieldNames());
      }
      return values;
    }
  }

  /** The record that this is about, for the audit. */
  void about(String id, String host) {
    Audit.note(routing).target(id).host(host);
  }

  /** Answers with JSON. */
  void answer(int status, Object json) {
    var response = routing.response();
    if (!response.ended() && !response.closed()) {
      var text =
          json instanceof JsonArray array ? array.toBuffer() : ((JsonObject) json).toBuffer();
      response
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end(text);
    }
  }

  /** Answers with nothing but a status. */
  void answer(int status) {
    var response = routing.response();
    if (!response.ended() && !response.closed()) {
      response.setStatusCode(status).end();
    }
  }
}
