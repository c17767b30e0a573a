package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.whalemountain.api.contract.AuthorisationMatrix;
import org.whalemountain.api.contract.AuthorisationMatrix.Row;
import org.whalemountain.api.contract.BusyboxImage;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.FakeCluster;
import org.whalemountain.api.contract.OpenApiDocument;
import org.whalemountain.api.contract.Shell;
import org.whalemountain.api.contract.TerminalClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Every cell of the published matrix, tried on the running services. */
class AuthorisationIT {

  private static final String OWNER = Whole.HANAKO;
  private static final String STRANGER = Whole.TARO;
  private static final String ADMIN = Whole.ADMIN;
  private static final String TEMPLATE = "matrix";
  private static final AuthorisationMatrix MATRIX = AuthorisationMatrix.published();
  private static final List<String> SOCKETS = List.of("/terminal", "/attach", "/wait", "/stream");
  private static final Map<String, String> COOKIES = new HashMap<>();
  private static final Map<String, String> TOKENS = new HashMap<>();
  private static Whole whole;
  private static FakeAgent otherHost;

  @BeforeAll
  static void start() {
    whole = Whole.running();
    otherHost = FakeAgent.start(Whole.TOKEN);
  }

  @AfterAll
  static void clear() {
    as(ADMIN).delete("/api/v1/hosts/other");
    otherHost.close();
    removeBuiltImage();
    for (var account : List.of(OWNER, STRANGER, ADMIN)) {
      whole.as(account).delete("/api/v1/templates/" + TEMPLATE);
      whole.clear(account);
    }
  }

  @Test
  void everyRouteStandsInTheMatrix() {
    assertThat(MATRIX.routes("console"))
        .isEqualTo(new TreeSet<>(OpenApiDocument.routes(whole.console.url())));
    assertThat(MATRIX.routes("docker-agent"))
        .isEqualTo(new TreeSet<>(OpenApiDocument.routes(whole.agent.url())));
  }

  @TestFactory
  Stream<DynamicTest> everyCellHolds() {
    var cells = new ArrayList<DynamicTest>();
    // the k8s-agent's own tests try its rows
    for (var row :
        Stream.of("console", "docker-agent").flatMap(it -> MATRIX.of(it).stream()).toList()) {
      for (var i = 0; i < row.statuses().size(); i++) {
        var person = MATRIX.people().get(i);
        var expected = row.statuses().get(i);
        cells.add(
            DynamicTest.dynamicTest(
                row.call() + " by " + person + " gives " + expected,
                () -> check(row, person, expected)));
      }
    }
    return cells.stream();
  }

  private static void check(Row row, String person, int expected) {
    assertThat(status(row, person, expected)).isEqualTo(expected);
    if (row.route().endsWith("/session")) {
      COOKIES.clear();
    }
  }

  private static int status(Row row, String person, int expected) {
    // who is not known is not told what there is, so nothing need be there
    var path = expected == 401 ? row.route().replaceAll("[{}]", "") : prepare(row, person);
    var service = row.service().equals("console") ? whole.console : whole.agent;
    var caller = person(Call.to(service.url()), person);
    if (SOCKETS.stream().anyMatch(row.route()::endsWith)) {
      return upgrade(caller, path);
    }
    if (row.route().endsWith("/events")) {
      return head(caller, path);
    }
    if (row.route().endsWith("/files") && row.method().equals("POST")) {
      return caller.upload(path, "/tmp", Map.of("a.txt", new byte[] {65})).status();
    }
    var body = body(row);
    var type = row.route().endsWith("/archive") ? "application/x-tar" : "application/json";
    return caller.send(row.method(), path, body == null ? null : type, body).status();
  }

  private static Call person(Call call, String person) {
    return switch (person) {
      case "anonymous" -> call;
      case "garbage-token" -> call.as("wm_garbage");
      case "owner" -> inSession(call, OWNER);
      case "other-student" -> inSession(call, STRANGER);
      case "admin" -> inSession(call, ADMIN);
      case "owner-token" -> call.as(token(OWNER));
      case "agent-token" -> call.as(Whole.TOKEN);
      default -> throw new AssertionError("no such kind of person: " + person);
    };
  }

  private static Call as(String account) {
    return inSession(whole.anybody(), account);
  }

  private static Call inSession(Call call, String account) {
    return call.with("Cookie", COOKIES.computeIfAbsent(account, whole::cookie));
  }

  /** Brings about what the route needs, and gives the path with its parameters filled. */
  private static String prepare(Row row, String person) {
    var route = row.route();
    if (route.contains("/containers/{")) {
      var container = runningContainer();
      if (route.contains("/executions/{id}")) {
        route = route.replace("{id}", execution(container, route.endsWith("/resize")));
      }
      route =
          route
              .replace("{id}", container.path("id").asText())
              .replace("{name}", container.path("fullName").asText());
    } else if (route.startsWith("/api/v1/templates")) {
      return template(row, person);
    } else if (route.equals("/v1/images/{id}")) {
      // one that is not there: the agent knows no accounts, so who has its token may remove any
      route = route.replace("{id}", "sha256:" + "0".repeat(64));
    } else if (route.equals("/api/v1/images/{id}")) {
      route = route.replace("{id}", builtImage());
    } else if (route.contains("/images/{")) {
      route = singularityFile(route);
    } else if (route.contains("/tokens/{")) {
      var made = as(OWNER).post("/api/v1/tokens", "{\"name\":\"mine\"}").expect(201);
      route = route.replace("{id}", made.json().path("id").asText());
    } else if (route.startsWith("/api/v1/kubeconfig")) {
      as(ADMIN).delete("/api/v1/hosts/other");
      otherHost.cluster().begin(guest -> FakeCluster.FIRST_PORT + guest);
      as(ADMIN).post("/api/v1/hosts", otherHost()).expect(201);
      return route + "?host=other";
    } else if (route.endsWith("/placement")) {
      return route + "?image=" + BusyboxImage.NAME;
    } else if (route.contains("{account}")) {
      whole.cookie(OWNER);
      return route.replace("{account}", OWNER);
    } else if (route.contains("/orphans/{")) {
      route = route.replace("{id}", Whole.unique("o"));
    } else if (route.contains("/hosts")) {
      var admin = as(ADMIN);
      admin.delete("/api/v1/hosts/other");
      if (route.contains("{name}")) {
        admin.post("/api/v1/hosts", otherHost()).expect(201);
      }
      route = route.replace("{name}", "other");
    } else if (row.method().equals("POST") && route.endsWith("/containers")) {
      var account = person.equals("admin") ? ADMIN : person.startsWith("other") ? STRANGER : OWNER;
      whole.clear(account);
    }
    var isOfFiles = row.method().equals("GET") && route.endsWith("/files");
    return route + (isOfFiles || route.endsWith("/archive") ? "?path=/tmp" : "");
  }

  /** One that is known, and runs where its terminal is to be given a size. */
  private static String execution(JsonNode container, boolean isToRun) {
    var address = "/v1/containers/" + container.path("fullName").asText() + "/executions";
    var wanted = Map.of("command", List.of("sleep", "5"), "tty", true);
    var id = whole.toAgent().post(address, Call.json(wanted)).expect(201).json().path("id");
    if (isToRun) {
      whole.toAgent().post(address + "/" + id.asText() + "/start").expect(204);
    }
    return id.asText();
  }

  /** The owner's private one; where one is defined or started from, nothing is in the way. */
  private static String template(Row row, String person) {
    if (!row.route().contains("{name}")) {
      var account = person.equals("admin") ? ADMIN : person.startsWith("other") ? STRANGER : OWNER;
      whole.as(account).delete("/api/v1/templates/" + TEMPLATE);
      return row.route();
    }
    whole.as(OWNER).put("/api/v1/templates/" + TEMPLATE, definition());
    if (row.route().endsWith("/start")) {
      whole.clear(OWNER);
    }
    return row.route().replace("{name}", TEMPLATE) + "?owner=" + OWNER;
  }

  private static String definition() {
    return Call.json(
        Map.of(
            "name",
            TEMPLATE,
            "image",
            whole.image,
            "command",
            List.of("sleep", "600"),
            "cpus",
            0.1));
  }

  /** One that the agent holds for built by the owner, as its own mark says. */
  private static String builtImage() {
    var name = OWNER + "/matrix:1";
    Shell.run(
        "printf 'FROM %s\nLABEL matrix=%s\n' | docker build --quiet --tag %s -"
            .formatted(whole.image, OWNER, name));
    Shell.run("docker tag %1$s whalemountain.invalid/%1$s".formatted(name));
    as(ADMIN).post("/api/v1/images/refresh").expect(200);
    return Shell.run("docker inspect --format '{{.Id}}' " + name).strip();
  }

  private static void removeBuiltImage() {
    var name = OWNER + "/matrix:1";
    Shell.run("docker rmi %1$s whalemountain.invalid/%1$s || true".formatted(name));
  }

  /** Of an image that every row finds built. */
  private static String singularityFile(String route) {
    var image = whole.image.replace("/", "%2F");
    var file = "/v1/images/" + image + "/singularity";
    whole.toAgent().post(file);
    Eventually.see(
        Duration.ofMinutes(1),
        () -> whole.toAgent().get(file + "/progress").expect(200).json(),
        report -> report.path("state").asText().equals("ready"));
    return route.replace("{id}", image);
  }

  private static JsonNode runningContainer() {
    var owner = as(OWNER);
    var mine = owner.get("/api/v1/containers").expect(200).json();
    if (mine.isEmpty()) {
      return owner.post("/api/v1/containers", Call.json(whole.order("web"))).expect(201).json();
    }
    var id = mine.get(0).path("id").asText();
    var start = owner.post("/api/v1/containers/" + id + "/start");
    if (start.status() == 200) {
      return start.json();
    }
    owner.delete("/api/v1/containers/" + id);
    return runningContainer();
  }

  private static byte[] body(Row row) {
    var json =
        switch (row.method() + " " + row.route()) {
          case "POST /api/v1/session" -> "{\"username\":\"e175703\",\"password\":\"e175703-demo\"}";
          case "POST /api/v1/tokens" -> "{\"name\":\"matrix\"}";
          case "POST /api/v1/containers" -> Call.json(whole.order("web"));
          case "POST /api/v1/templates", "PUT /api/v1/templates/{name}" -> definition();
          case "POST /api/v1/templates/{name}/start" -> "{\"name\":\"web\"}";
          case "POST /api/v1/hosts", "POST /api/v1/hosts/check" -> otherHost();
          case "PATCH /api/v1/hosts/{name}" -> "{\"state\":\"draining\"}";
          case "PUT /api/v1/quotas/{account}", "PUT /api/v1/runner" -> "{}";
          case "PATCH /api/v1/images/{id}" -> "{\"description\":\"matrix\"}";
          case "PUT /v1/containers/{name}" -> anotherSpec();
          case "POST /api/v1/rebuild-ownership", "POST /api/v1/hosts/{name}/rebuild-ownership" ->
              "{}";
          case "PUT /v1/containers/{name}/archive" -> "\0".repeat(1024);
          case "POST /v1/pulls" -> Call.json(Map.of("image", whole.image));
          default -> row.route().matches(".*/exec(utions)?") ? "{\"command\":[\"true\"]}" : null;
        };
    return json == null ? null : json.getBytes(StandardCharsets.UTF_8);
  }

  private static String otherHost() {
    return Call.json(
        Map.of("name", "other", "url", otherHost.url().toString(), "token", Whole.TOKEN));
  }

  /** A sound spec under a name that is taken, so that the agent's holder gets 409 and no more. */
  private static String anotherSpec() {
    return Call.json(
        Map.of(
            "id",
            "matrix",
            "owner",
            OWNER,
            "name",
            "web",
            "console",
            "matrix",
            "image",
            BusyboxImage.NAME));
  }

  private static String token(String account) {
    return TOKENS.computeIfAbsent(account, AuthorisationIT::newToken);
  }

  private static String newToken(String account) {
    return whole
        .as(account)
        .post("/api/v1/tokens", "{\"name\":\"" + Whole.unique("m") + "\"}")
        .expect(201)
        .json()
        .path("token")
        .asText();
  }

  /** Of an answer that never ends. */
  private static int head(Call caller, String path) {
    try {
      var answer = caller.http().send(caller.request(path).build(), BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int upgrade(Call caller, String path) {
    var headers = caller.headers();
    try (var terminal = TerminalClient.open(caller, path, headers)) {
      return 101;
    } catch (CompletionException refused) {
      return TerminalClient.refusal(caller, path, headers);
    }
  }
}
