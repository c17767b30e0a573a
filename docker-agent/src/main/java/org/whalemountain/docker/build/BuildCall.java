package org.whalemountain.docker.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Calls to a build engine, each on a connection of its own, in HTTP 1.0: its answers are plain and
 * end with the connection. No client library, as it would connect without looking at who answers.
 */
final class BuildCall {
  private static final Logger LOG = Logger.getLogger(BuildCall.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final int LONGEST_LINE = 256 * 1024;

  private final BuildSocket socket;
  private final Duration deadline;

  BuildCall(BuildSocket socket, Duration deadline) {
    this.socket = socket;
    this.deadline = deadline;
  }

  /**
   * One call.
   *
   * @return its JSON; missing where the answer has no body
   * @throws IOException where no answer came, or a refusal, {@link Refused}
   */
  JsonNode ask(String method, String path) throws IOException {
    return Threads.within(deadline, () -> exchange(method, path));
  }

  private JsonNode exchange(String method, String path) throws IOException {
    try (var channel = socket.connect()) {
      send(channel, method, path);
      var in = Channels.newInputStream(channel);
      var answer = in.readNBytes(MOST_BYTES);
      var text = new String(answer, StandardCharsets.UTF_8);
      var end = text.indexOf("\r\n\r\n");
      var status = end < 0 ? 0 : status(text);
      if (status < 200 || status >= 300) {
        throw new Refused(status);
      }
      return JSON.readTree(text.substring(end));
    }
  }

  /** Reads objects as they come, until the connection ends; on the calling thread. */
  static void follow(BuildSocket socket, String path, Runnable begun, Consumer<JsonNode> each)
      throws IOException {
    try (var channel = socket.connect()) {
      send(channel, "GET", path);
      var in = new BufferedInputStream(Channels.newInputStream(channel));
      var status = status(line(in));
      if (status != 200) {
        throw new Refused(status);
      }
      while (!line(in).isEmpty()) {
        // the rest of the head
      }
      begun.run();
      while (true) {
        var object = line(in);
        if (!object.isEmpty()) {
          each.accept(JSON.readTree(object));
        }
      }
    } catch (EOFException ended) {
      LOG.debugf("a build engine has nothing more to tell path=%s", path);
    }
  }

  /** One line. Who answers may be any program of the account, so none is endless. */
  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var letter = in.read(); letter != '\n'; letter = in.read()) {
      if (letter < 0) {
        throw new EOFException();
      }
      if (line.size() >= LONGEST_LINE) {
        throw new IOException("the build engine's line has no end");
      }
      line.write(letter);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  private static void send(SocketChannel channel, String method, String path) throws IOException {
    var head = method + " " + path + " HTTP/1.0\r\nHost: build\r\nContent-Length: 0\r\n\r\n";
    Channels.newOutputStream(channel).write(head.getBytes(StandardCharsets.US_ASCII));
  }

  private static int status(String head) {
    var words = head.split(" ", 3);
    return words.length > 2 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 0;
  }

  /** Docker's filters, for a query. */
  static String filters(Map<String, String> filters) {
    var json =
        filters.entrySet().stream()
            .map(entry -> "\"" + entry.getKey() + "\":[\"" + entry.getValue() + "\"]")
            .collect(Collectors.joining(",", "{", "}"));
    return "filters=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
  }

  /** The engine answered, but not with success. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status) {
      super("the build engine answered " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
