package org.whalemountain.api.flow;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class FlowTest {

  private static final int MIB = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "0, 1, true",
    "1, 1, true",
    "70000, 1, true",
    "9000000, 32768, true",
    "9000000, 777777, true",
    "0, 1, false",
    "1, 1, false",
    "9000000, 65536, false"
  })
  void aRequestArrivesAsItWasSentInPiecesOfAnySize(int bytes, int piece, boolean isChunked)
      throws Exception {
    var body = random(bytes);
    try (var passage = new Passage(FlowTest::answerHash)) {
      for (var i = 0; i < 3; i++) {
        var connection = connect(passage, "PUT");
        if (isChunked) {
          connection.setChunkedStreamingMode(piece);
        } else {
          connection.setFixedLengthStreamingMode(bytes);
        }
        try (var out = connection.getOutputStream()) {
          for (var at = 0; at < bytes; at += piece) {
            out.write(body, at, Math.min(piece, bytes - at));
          }
        }
        assertThat(text(connection)).isEqualTo(hash(body));
      }
      passage.sent.get(5, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, true",
    "70000, 7, true",
    "9000000, 32768, true",
    "9000000, 777777, true",
    "0, 1, false",
    "9000000, 65536, false"
  })
  void anAnswerArrivesAsItWasSentInPiecesOfAnySize(int bytes, int piece, boolean isChunked)
      throws Exception {
    var body = random(bytes);
    try (var passage = new Passage(asked -> answer(asked, body, piece, isChunked))) {
      for (var i = 0; i < 3; i++) {
        var connection = connect(passage, "GET");
        try (var in = connection.getInputStream()) {
          assertThat(hash(in.readAllBytes())).isEqualTo(hash(body));
        }
        assertThat(connection.getContentLength()).isEqualTo(isChunked ? -1 : bytes);
      }
      passage.answered.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void aSlowReaderHoldsUpTheSender() throws Exception {
    var reader = new CompletableFuture<HttpServerRequest>();
    try (var passage =
        new Passage(
            asked -> {
              asked.pause();
              answerHash(asked);
              reader.complete(asked);
            })) {
      var written = new AtomicLong();
      var body = random(MIB);
      var hash = new CompletableFuture<String>();
      var sender =
          new Thread(
              () -> {
                try {
                  var connection = connect(passage, "PUT");
                  connection.setChunkedStreamingMode(65536);
                  try (var out = connection.getOutputStream()) {
                    for (var i = 0; i < 256; i++) {
                      out.write(body);
                      written.addAndGet(body.length);
                    }
                  }
                  hash.complete(text(connection));
                } catch (IOException e) {
                  hash.completeExceptionally(e);
                }
              });
      sender.start();
      var held = reader.get(10, TimeUnit.SECONDS);
      assertThatThrownBy(() -> hash.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
      assertThat(written.get()).isLessThan(64L * MIB);
      passage.vertx().runOnContext(now -> held.resume());
      var whole = MessageDigest.getInstance("SHA-256");
      for (var i = 0; i < 256; i++) {
        whole.update(body);
      }
      assertThat(hash.get(60, TimeUnit.SECONDS))
          .isEqualTo(HexFormat.of().formatHex(whole.digest()));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSenderThatBreaksOffIsNeverTakenForAnEnd(boolean isChunked) throws Exception {
    var heard = new CompletableFuture<String>();
    var begun = new CompletableFuture<Void>();
    try (var passage =
        new Passage(
            asked -> {
              asked.exceptionHandler(broken -> heard.complete("broken"));
              asked.endHandler(ended -> heard.complete("ended"));
              asked.handler(piece -> begun.complete(null));
            })) {
      try (var socket = new Socket("127.0.0.1", passage.port())) {
        var out = socket.getOutputStream();
        head(out, "PUT", isChunked ? "Transfer-Encoding: chunked" : "Content-Length: 1000000");
        var piece = random(100_000);
        if (isChunked) {
          out.write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        out.write(piece);
        out.flush();
        begun.get(5, TimeUnit.SECONDS);
      }
      assertThat(heard.get(5, TimeUnit.SECONDS)).isEqualTo("broken");
      assertThatThrownBy(() -> passage.sent.get(5, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class);
    }
  }

  @Test
  void anAnswerThatBreaksOffIsNeverTakenForAnEnd() throws Exception {
    try (var passage =
        new Passage(
            asked -> {
              var response = asked.response().setChunked(true);
              asked.endHandler(
                  ended ->
                      response
                          .write(Buffer.buffer(random(100_000)))
                          .onComplete(written -> asked.connection().close()));
            })) {
      var connection = connect(passage, "GET");
      assertThatThrownBy(
              () -> {
                try (var in = connection.getInputStream()) {
                  in.readAllBytes();
                }
              })
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> passage.answered.get(5, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class);
    }
  }

  @Test
  void aRefusalInTheMiddleReachesTheSender() throws Exception {
    try (var passage =
        new Passage(
            asked ->
                asked.handler(
                    first -> {
                      asked.handler(null);
                      asked.response().setStatusCode(507).end("full");
                    }))) {
      try (var socket = new Socket("127.0.0.1", passage.port())) {
        var out = socket.getOutputStream();
        head(out, "PUT", "Content-Length: " + (1L << 40));
        out.write(random(MIB));
        out.flush();
        assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 507");
      }
      assertThatThrownBy(() -> passage.sent.get(5, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class);
    }
  }

  private static void answerHash(HttpServerRequest asked) {
    var whole = digest();
    asked.handler(piece -> whole.update(piece.getBytes()));
    asked.endHandler(ended -> asked.response().end(HexFormat.of().formatHex(whole.digest())));
  }

  private static void answer(HttpServerRequest asked, byte[] body, int piece, boolean isChunked) {
    asked.endHandler(
        ended -> {
          var response = asked.response();
          if (isChunked) {
            response.setChunked(true);
          } else {
            response.putHeader("Content-Length", "" + body.length);
          }
          var whole = Buffer.buffer(body);
          for (var at = 0; at < body.length; at += piece) {
            response.write(whole.slice(at, Math.min(body.length, at + piece)));
          }
          response.end();
        });
  }

  private static HttpURLConnection connect(Passage passage, String method) throws IOException {
    var url = URI.create("http://127.0.0.1:" + passage.port() + "/").toURL();
    var connection = (HttpURLConnection) url.openConnection();
    connection.setRequestMethod(method);
    connection.setDoOutput(method.equals("PUT"));
    connection.setReadTimeout(60_000);
    return connection;
  }

  private static void head(OutputStream out, String method, String field) throws IOException {
    out.write(
        (method + " / HTTP/1.1\r\nHost: here\r\n" + field + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  private static String text(HttpURLConnection connection) throws IOException {
    try (var in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] random(int bytes) {
    var body = new byte[bytes];
    new Random(bytes).nextBytes(body);
    return body;
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
