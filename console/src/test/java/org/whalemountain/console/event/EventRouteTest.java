package org.whalemountain.console.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.console.Browser;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.RealParts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class EventRouteTest {

  private static final String EVENTS = "/api/v1/events";
  private static final String CONTAINERS = "/api/v1/containers";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  RealParts parts;

  @Inject ChangeWatch watch;
  @Inject Listeners listeners;
  @Inject DataSource database;

  private FakeHost host;
  private Call student;
  private Call admin;
  private final ArrayList<String> made = new ArrayList<>();

  @BeforeEach
  void begin() {
    host = FakeHost.register();
    student = FakeHost.as("e175701");
    admin = FakeHost.as("e165700");
  }

  @AfterEach
  void end() {
    for (var id : made) {
      admin.delete(CONTAINERS + "/" + id);
    }
    admin.delete("/api/v1/hosts/" + host.name());
    host.close();
    Eventually.see(LIMIT, () -> listeners.all().size(), open -> open == 0);
  }

  @Test
  void onesOwnChangesArriveAsTheirGetAnswersThem() throws Exception {
    try (var events = EventReader.open(student, "")) {
      var id = create(student, "web");
      var told = events.await(event -> event.is("container", "status", "running")).data();
      assertThat(lasting(told)).isEqualTo(lasting(get(student, id)));
      student.post(CONTAINERS + "/" + id + "/stop").expect(200);
      events.await(event -> event.is("container", "status", "stopped"));
      student.delete(CONTAINERS + "/" + id).expect(204);
      var gone = events.await(event -> event.data().has("gone"));
      assertThat(gone.data().toString()).isEqualTo("{\"id\":\"" + id + "\",\"gone\":true}");
    }
  }

  @Test
  void othersChangesArriveAtAdministratorsWhoAskForThem() throws Exception {
    try (var all = EventReader.open(admin, "?owner=all");
        var hers = EventReader.open(admin, "?owner=e175702");
        var mine = EventReader.open(student, "?owner=e175701")) {
      var his = create(student, "his");
      var her = create(FakeHost.as("e175702"), "her");
      for (var id : new String[] {his, her}) {
        all.await(event -> event.is("container", "id", id));
      }
      mine.await(event -> event.is("container", "id", his));
      hers.await(event -> event.is("container", "id", her));
      assertThat(mine.events()).noneMatch(event -> event.is("container", "id", her));
      assertThat(hers.events()).noneMatch(event -> event.is("container", "id", his));
    }
    for (var owner : new String[] {"all", "e175702"}) {
      var refused = student.get(EVENTS + "?owner=" + owner).expectProblem(403, "forbidden");
      assertThat(refused.json().path("detail"))
          .isEqualTo(student.get(CONTAINERS + "?owner=" + owner).json().path("detail"));
    }
    FakeHost.console().get(EVENTS).expectProblem(401, "not-authenticated");
  }

  @Test
  void sentencesAreInTheReadersLanguage() throws Exception {
    var id = create(student, "web");
    try (var english = EventReader.open(student.with("Accept-Language", "en"), "");
        var japanese = EventReader.open(student.with("Accept-Language", "ja"), "")) {
      change(
          "UPDATE container SET status = 'UNKNOWN', status_detail = 'silent',"
              + " status_detail_ja = '無応答', status_since = NOW(6) WHERE id = '"
              + id
              + "'");
      english.await(event -> event.is("container", "statusDetail", "silent"));
      japanese.await(event -> event.is("container", "statusDetail", "無応答"));
    }
  }

  @Test
  void whatAnotherConsoleWroteArrivesAndBeingSeenIsNoNews() throws Exception {
    var id = create(student, "web");
    try (var events = EventReader.open(student, "")) {
      become(id, "UNKNOWN");
      events.await(event -> event.is("container", "status", "unknown"));
      change("UPDATE container SET seen_at = NOW(6) + INTERVAL 1 DAY WHERE id = '" + id + "'");
      watch.look();
      become(id, "STOPPED");
      events.await(event -> event.is("container", "status", "stopped"));
      assertThat(events.events())
          .filteredOn(event -> event.is("container", "status", "unknown"))
          .hasSize(1);
    }
  }

  @Test
  void hostsAreToldWhenSomethingChanged() throws Exception {
    var name = host.name();
    try (var mine = EventReader.open(student, "");
        var admins = EventReader.open(admin, "")) {
      change("UPDATE host SET seen_at = NOW(6) - INTERVAL 1 DAY WHERE name = '" + name + "'");
      watch.look();
      assertThat(mine.events()).noneMatch(event -> event.is("host", "name", name));
      change("UPDATE host SET unreachable_since = NOW(6) WHERE name = '" + name + "'");
      var seen = admins.await(event -> event.is("host", "name", name)).data();
      assertThat(seen.path("unreachableSince").asText()).isNotBlank();
      assertThat(seen.path("url").asText()).isEqualTo(host.agent().url().toString());
      admin
          .send(
              "PATCH",
              "/api/v1/hosts/" + name,
              "application/json",
              "{\"state\":\"draining\"}".getBytes(UTF_8))
          .expect(200);
      var draining = mine.await(event -> event.is("host", "state", "draining")).data();
      assertThat(draining.has("url")).isFalse();
      for (var known : student.get("/api/v1/hosts").json()) {
        if (known.path("name").asText().equals(name)) {
          assertThat(draining).isEqualTo(known);
        }
      }
      admin.delete("/api/v1/hosts/" + name).expect(204);
      for (var reader : new EventReader[] {mine, admins}) {
        var gone = reader.await(event -> event.data().has("gone"));
        assertThat(gone.data().toString()).isEqualTo("{\"name\":\"" + name + "\",\"gone\":true}");
      }
    }
  }

  @Test
  void theStreamOutlivesTheDatabaseAndCatchesUp() throws Exception {
    var id = create(student, "web");
    try (var events = EventReader.open(student, "")) {
      parts.stopDatabase();
      try {
        watch.look();
        var beats = events.events().size();
        Eventually.see(LIMIT, () -> events.events().size(), size -> size > beats);
      } finally {
        parts.startDatabase();
      }
      student.post(CONTAINERS + "/" + id + "/stop").expect(200);
      events.await(event -> event.is("container", "status", "stopped"));
      assertThat(events.isOver()).isFalse();
    }
  }

  @Test
  void theStreamEndsWithTheSession() throws Exception {
    try (var events = EventReader.open(student, "")) {
      student.delete("/api/v1/session").expect(204);
      Eventually.see(LIMIT, events::isOver, over -> over);
    }
  }

  @Test
  void theStreamEndsWithTheToken() throws Exception {
    var token = student.post("/api/v1/tokens", "{\"name\": \"events\"}").expect(201).json();
    var program =
        FakeHost.console().with("Authorization", "Bearer " + token.path("token").asText());
    try (var events = EventReader.open(program, "")) {
      student.delete("/api/v1/tokens/" + token.path("id").asText()).expect(204);
      Eventually.see(LIMIT, events::isOver, over -> over);
    }
  }

  @Test
  void tooManyOfOneAccountAreRefused() throws Exception {
    var open = new ArrayList<EventReader>();
    try {
      for (var i = 0; i < 20; i++) {
        open.add(EventReader.open(student, ""));
      }
      var refused = student.get(EVENTS).expectProblem(429, "too-many-requests");
      assertThat(refused.header("Retry-After")).isNotBlank();
      EventReader.open(admin, "").close();
      open.remove(0).close();
      Eventually.see(LIMIT, () -> status(student), status -> status == 200);
    } finally {
      for (var one : open) {
        one.close();
      }
    }
  }

  @Test
  void aReaderThatIsTooSlowGetsReadyAgain() throws Exception {
    var large = "A=" + "x".repeat(60_000);
    var order = host.order("large", ", \"environments\": [\"" + large + "\"]");
    var id = student.post(CONTAINERS, order).expect(201).json().path("id").asText();
    made.add(id);
    var url = URI.create(student.at("/").toString());
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
      var cookie = Browser.COOKIE + "=" + Browser.sessionOf("e175701");
      var head = "GET " + EVENTS + " HTTP/1.1\r\nHost: x\r\nCookie: " + cookie + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      var in = socket.getInputStream();
      readUntil(in, "event: ready");
      var told = 300;
      for (var i = 0; i < told; i++) {
        change("UPDATE container SET version = version + 1 WHERE id = '" + id + "'");
        watch.look();
      }
      var events = readUntil(in, "event: ready").split("event: container", -1).length - 1;
      assertThat(events).isPositive().isLessThan(told);
      student.post(CONTAINERS + "/" + id + "/stop").expect(200);
      readUntil(in, "\"status\":\"stopped\"");
    }
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    var read = new StringBuilder();
    for (var part = new byte[8192]; ; ) {
      var count = in.read(part);
      if (count < 0) {
        throw new AssertionError("over before " + end);
      }
      read.append(new String(part, 0, count, UTF_8));
      if (read.indexOf(end, Math.max(0, read.length() - count - end.length())) >= 0) {
        return read.toString();
      }
    }
  }

  private static int status(Call caller) {
    try {
      var request = caller.request(EVENTS).build();
      var answer = caller.http().send(request, BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String create(Call caller, String name) {
    var id = caller.post(CONTAINERS, host.order(name, "")).expect(201).json().path("id").asText();
    made.add(id);
    return id;
  }

  private JsonNode get(Call caller, String id) {
    return caller.get(CONTAINERS + "/" + id).expect(200).json();
  }

  /** All but the time of the last look. */
  private static JsonNode lasting(JsonNode container) {
    return ((ObjectNode) container.deepCopy()).without("seenAt");
  }

  private void become(String id, String status) throws SQLException {
    change(
        "UPDATE container SET status = '"
            + status
            + "', version = version + 1 WHERE id = '"
            + id
            + "'");
  }

  private void change(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
