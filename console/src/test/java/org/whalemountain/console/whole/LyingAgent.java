package org.whalemountain.console.whole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands before a real agent and answers one path with something else; the rest it passes on. */
final class LyingAgent implements AutoCloseable {

  /** Headers that belong to one connection, or that the client sets by itself. */
  private static final List<String> OWN =
      List.of("connection", "content-length", "host", "upgrade", "transfer-encoding");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final URI truth;
  private final String path;
  private final String lie;

  /**
   * @param truth the real agent
   * @param path whose {@code GET} is answered with a lie
   * @param lie what is said instead, with status 200
   */
  LyingAgent(URI truth, String path, String lie) {
    this.truth = truth;
    this.path = path;
    this.lie = lie;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  /** How often it lied. */
  long lies() {
    return asked.stream().filter(("GET " + path)::equals).count();
  }

  /** What was asked of it that changes something, as {@code DELETE /v1/containers/x}. */
  List<String> changes() {
    return asked.stream().filter(request -> !request.startsWith("GET ")).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      asked.add(request);
      if (request.equals("GET " + path)) {
        send(exchange, 200, "application/json", lie.getBytes(StandardCharsets.UTF_8));
      } else {
        pass(exchange);
      }
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    var request =
        HttpRequest.newBuilder(truth.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      var type = answer.headers().firstValue("content-type").orElse("application/json");
      send(exchange, answer.statusCode(), type, answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
