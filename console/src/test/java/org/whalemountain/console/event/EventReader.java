package org.whalemountain.console.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads a stream of events as a page does, without any of our own code for it. */
final class EventReader implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One event; a comment has the name {@code :}. */
  record Event(String name, JsonNode data) {

    boolean is(String wanted, String key, String value) {
      return name.equals(wanted) && data.path(key).asText().equals(value);
    }
  }

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final InputStream body;
  private volatile boolean isOver;

  private EventReader(InputStream body) {
    this.body = body;
    var thread = new Thread(this::read, "events");
    thread.setDaemon(true);
    thread.start();
  }

  /** Opens it and waits until nothing is missed any more. */
  static EventReader open(Call caller, String query) throws IOException, InterruptedException {
    var request = caller.request("/api/v1/events" + query).build();
    var answer = caller.http().send(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new AssertionError("status " + answer.statusCode());
    }
    var reader = new EventReader(answer.body());
    reader.await(event -> event.name().equals("ready"));
    return reader;
  }

  /** The first event that fits, which may have come already. */
  Event await(Predicate<Event> fits) {
    return Eventually.see(LIMIT, () -> events, seen -> seen.stream().anyMatch(fits)).stream()
        .filter(fits)
        .findFirst()
        .orElseThrow();
  }

  /** What came so far. */
  List<Event> events() {
    return events;
  }

  boolean isOver() {
    return isOver;
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
      String name = null;
      for (String line; (line = lines.readLine()) != null; ) {
        if (line.startsWith(":")) {
          events.add(new Event(":", JSON.nullNode()));
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          events.add(new Event(name, JSON.readTree(line.substring(6))));
        }
      }
    } catch (IOException e) {
      // Broken off, which is an end too.
    }
    isOver = true;
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
