package org.whalemountain.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Calls to one service as any HTTP client would make them, without any of our own client code. */
public final class Call {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI service;
  private final Map<String, String> headers;

  private Call(URI service, Map<String, String> headers) {
    this.service = service;
    this.headers = headers;
  }

  /** Calls without any credentials. */
  public static Call to(URI service) {
    return new Call(service, Map.of());
  }

  /** The same calls with one more header. */
  public Call with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Call(service, more);
  }

  /** The same calls with a bearer token. */
  public Call as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** What this caller sends with every call. */
  public Map<String, String> headers() {
    return headers;
  }

  public HttpClient http() {
    return http;
  }

  /** The address of a path, for calls that are made otherwise. */
  public URI at(String path) {
    return service.resolve(path);
  }

  public Answer get(String path) {
    return send("GET", path, null, null);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null, null);
  }

  public Answer post(String path) {
    return send("POST", path, null, null);
  }

  /** Sends JSON text as it is. */
  public Answer post(String path, String json) {
    return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends JSON text as it is. */
  public Answer put(String path, String json) {
    return send("PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a form with a path and files, as curl's {@code -F} does. */
  public Answer upload(String path, String directory, Map<String, byte[]> files, String... sha256) {
    var boundary = "form-" + UUID.randomUUID();
    var body = Multipart.body(boundary, directory, files, sha256);
    return send("POST", path, "multipart/form-data; boundary=" + boundary, body);
  }

  public Answer send(String method, String path, String contentType, byte[] body) {
    var request = request(path);
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    request.method(
        method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    try {
      return new Answer(
          method + " " + path, http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " broke off: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A request with this caller's headers, to be finished by the test. */
  public HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(at(path)).timeout(LIMIT);
    headers.forEach(request::header);
    return request;
  }

  /** Makes JSON text of anything Jackson can write. */
  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * What came back.
   *
   * @param call what was called, for messages
   * @param response the whole response
   */
  public record Answer(String call, HttpResponse<byte[]> response) {

    public int status() {
      return response.statusCode();
    }

    public byte[] bytes() {
      return response.body();
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError(this + " is not JSON", e);
      }
    }

    /** The answer itself, after checking its status; the failure shows what came instead. */
    public Answer expect(int status) {
      if (status() != status) {
        throw new AssertionError("expected " + status + " of " + this);
      }
      return this;
    }

    /** The answer itself, after checking that it is a problem with that code. */
    public Answer expectProblem(int status, String code) {
      expect(status);
      var type = header("Content-Type");
      if (type == null || !type.startsWith("application/problem+json")) {
        throw new AssertionError("expected application/problem+json, was " + type + ": " + this);
      }
      if (!code.equals(json().path("code").asText()) || json().path("status").asInt() != status) {
        throw new AssertionError("expected the problem " + code + " of " + this);
      }
      if (json().path("detail").asText().isBlank() || json().path("title").asText().isBlank()) {
        throw new AssertionError("a problem needs title and detail: " + this);
      }
      return this;
    }

    /** The answer itself, after checking that the problem names the field. */
    public Answer expectField(String field) {
      for (var named : json().path("fields")) {
        if (field.equals(named.path("name").asText())
            && !named.path("message").asText().isBlank()) {
          return this;
        }
      }
      throw new AssertionError("expected the field " + field + " to be named in " + this);
    }

    @Override
    public String toString() {
      var body = text();
      return call
          + " -> "
          + status()
          + " "
          + (body.length() > 2000 ? body.substring(0, 2000) + "…" : body);
    }
  }
}
