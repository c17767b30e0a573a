package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.whalemountain.api.contract.Call;

/**
 * A person's program that calls the console while that may die: it waits while nobody listens, and
 * keeps apart what was done, what was refused and what nobody knows.
 */
final class ChaosClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(150);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(750);
  private static final Set<String> UNCLEAR = Set.of("internal", "database-unavailable", "");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI console;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  ChaosClient(URI console) {
    this.console = console;
  }

  /** Logs one of the directory's people in; calls in that name go from now on. */
  void logIn(String account) {
    var login = Map.of("username", account, "password", People.passwordOf(account));
    var request =
        HttpRequest.newBuilder(console.resolve("/api/v1/session"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Call.json(login)))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
      cookies.put(account, cookie.substring(0, cookie.indexOf(';')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The session of somebody who is logged in. */
  String cookieOf(String account) {
    return cookies.get(account);
  }

  /**
   * What is known of a call.
   *
   * @param status 0 where no answer came
   * @param code of the problem, or nothing
   * @param body JSON, or null
   */
  record Reply(int status, String code, JsonNode body) {

    boolean isDone() {
      return status >= 200 && status < 300;
    }

    /** Whether it may have been done all the same. */
    boolean isUnclear() {
      return !isDone() && (status == 0 || (status >= 500 && UNCLEAR.contains(code)));
    }

    String text() {
      return isDone() ? String.valueOf(status) : status == 0 ? "no answer" : code;
    }
  }

  /** Calls once; where nobody listens, nothing was sent and it is tried again. */
  Reply call(String account, String method, String path, String json, String key) {
    var request =
        HttpRequest.newBuilder(console.resolve(path))
            .timeout(LIMIT)
            .header("Cookie", cookies.get(account))
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    var until = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        return reply(request.build());
      } catch (ConnectException nobodyListens) {
        if (System.nanoTime() > until) {
          throw new AssertionError("the console did not come back", nobodyListens);
        }
        pause();
      } catch (IOException lost) {
        return new Reply(0, "", null);
      }
    }
  }

  static void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  private Reply reply(HttpRequest request) throws IOException {
    try {
      var answer = http.send(request, BodyHandlers.ofByteArray());
      var body = answer.body().length == 0 ? null : JSON.readTree(answer.body());
      var code = body == null ? "" : body.path("code").asText();
      return new Reply(answer.statusCode(), code, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
