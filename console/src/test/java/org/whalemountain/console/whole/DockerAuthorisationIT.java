package org.whalemountain.console.whole;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.whalemountain.api.contract.AuthorisationMatrix;
import org.whalemountain.api.contract.AuthorisationMatrix.Row;
import org.whalemountain.api.contract.Call;

import static org.assertj.core.api.Assertions.assertThat;

/** Every cell of the published matrix for what the docker command asks. */
class DockerAuthorisationIT {

  private static final String OWNER = Whole.HANAKO;
  private static final AuthorisationMatrix MATRIX = AuthorisationMatrix.published();
  private static final Map<String, String> COOKIES = new HashMap<>();
  private static Whole whole;
  private static String token;

  @BeforeAll
  static void start() {
    whole = Whole.running();
    whole.as(Whole.ADMIN).post("/api/v1/images/refresh").expect(200);
    token =
        whole
            .as(OWNER)
            .post("/api/v1/tokens", "{\"name\":\"" + Whole.unique("m") + "\"}")
            .expect(201)
            .json()
            .path("token")
            .asText();
  }

  @AfterAll
  static void clear() {
    for (var account : List.of(OWNER, Whole.TARO, Whole.ADMIN)) {
      whole.clear(account);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCellHolds() {
    return MATRIX.of("docker-command").stream()
        .flatMap(
            row ->
                IntStream.range(0, row.statuses().size())
                    .mapToObj(i -> cell(row, MATRIX.people().get(i), row.statuses().get(i))));
  }

  private static DynamicTest cell(Row row, String person, int expected) {
    return DynamicTest.dynamicTest(
        row.call() + " by " + person + " gives " + expected,
        () -> assertThat(status(row, person, expected)).isEqualTo(expected));
  }

  private static int status(Row row, String person, int expected)
      throws IOException, InterruptedException {
    // who is not known is not told what there is, so nothing need be there
    var path = expected == 401 ? row.route().replace("{name}", "web") : prepare(row, person);
    var caller = person(Call.to(whole.console.url()), person);
    var request =
        caller
            .request(path)
            .header("Content-Type", "application/json")
            .method(row.method(), BodyPublishers.ofString(body(row)))
            .build();
    // some answers end with the container only
    var answer = caller.http().send(request, BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }

  private static Call person(Call call, String person) {
    return switch (person) {
      case "anonymous" -> call;
      case "garbage-token" -> call.as("wm_garbage");
      case "owner" -> inSession(call, OWNER);
      case "other-student" -> inSession(call, Whole.TARO);
      case "admin" -> inSession(call, Whole.ADMIN);
      case "owner-token" -> call.as(token);
      case "agent-token" -> call.as(Whole.TOKEN);
      default -> throw new AssertionError("no such kind of person: " + person);
    };
  }

  private static Call inSession(Call call, String account) {
    return call.with("Cookie", COOKIES.computeIfAbsent(account, whole::cookie));
  }

  /** Brings about what the route needs, and gives the path with its parameters filled. */
  private static String prepare(Row row, String person) {
    var route = row.route();
    if (route.endsWith("/containers/create")) {
      var account =
          person.equals("admin") ? Whole.ADMIN : person.startsWith("other") ? Whole.TARO : OWNER;
      whole.clear(account);
      return route + "?name=web";
    }
    if (route.contains("/containers/{") || route.contains("/exec/{")) {
      var container = OWNER + "-web";
      if (!whole.toAgent().get("/v1/containers/" + container).text().contains("\"running\"")) {
        whole.clear(OWNER);
        whole.as(OWNER).post("/api/v1/containers", Call.json(whole.order("web"))).expect(201);
      }
      route = route.replace("/containers/{name}", "/containers/" + container);
      if (route.contains("/exec/{")) {
        route = route.replace("{name}", execution(container, route.endsWith("/resize")));
      }
    }
    route = route.replace("{name}", whole.image);
    return switch (row.method() + " " + row.route().replaceAll(".*}", "")) {
      case "DELETE " -> route + "?force=1";
      case "POST /resize" -> route + "?h=24&w=80";
      case "GET /archive", "HEAD /archive", "PUT /archive" -> route + "?path=/tmp";
      case "GET /logs" -> route + "?stdout=1";
      case "GET /stats" -> route + "?stream=0&one-shot=1";
      case "POST /docker/images/create" -> route + "?fromImage=" + whole.image;
      default -> route;
    };
  }

  /** One of the owner's, which runs where its terminal is to be given a size. */
  private static String execution(String container, boolean isToRun) {
    var mine = Call.to(whole.console.url()).as(token);
    var wish = Map.of("Cmd", List.of("sleep", "5"), "Tty", true);
    var made = mine.post("/docker/containers/" + container + "/exec", Call.json(wish)).expect(201);
    var id = made.json().path("Id").asText();
    if (isToRun) {
      mine.post("/docker/exec/" + id + "/start", "{\"Detach\":true,\"Tty\":true}").expect(200);
    }
    return id;
  }

  private static String body(Row row) {
    var route = row.route();
    if (row.method().equals("PUT")) {
      return "\0".repeat(1024);
    }
    if (route.endsWith("/containers/create")) {
      return Call.json(
          Map.of(
              "Image",
              whole.image,
              "Cmd",
              List.of("sleep", "1000"),
              "HostConfig",
              Map.of("Memory", 64 << 20)));
    }
    if (route.endsWith("/start")) {
      return route.contains("/exec/") ? "{\"Detach\":true,\"Tty\":true}" : "";
    }
    return route.endsWith("/exec") ? "{\"Cmd\":[\"true\"]}" : "";
  }
}
