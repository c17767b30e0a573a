package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Shell;
import org.whalemountain.api.contract.TerminalClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Two students: neither sees, guesses or touches what is the other's. */
class StrangersIT {

  private static final String HERS = Whole.HANAKO + "-web";
  private static final String HIS = Whole.TARO + "-web";

  private final Whole whole = Whole.running();

  @AfterEach
  void clear() {
    whole.clear(Whole.HANAKO);
    whole.clear(Whole.TARO);
  }

  @Test
  void theSameNameWorksForBoth() {
    var hers = create(Whole.HANAKO);
    var his = create(Whole.TARO);
    assertThat(hers.path("fullName").asText()).isEqualTo(HERS);
    assertThat(his.path("fullName").asText()).isEqualTo(HIS);
    assertThat(ids(Whole.HANAKO)).containsExactly(hers.path("id").asText());
    assertThat(ids(Whole.TARO)).containsExactly(his.path("id").asText());
  }

  @Test
  void everyCallOnAStrangersContainerAnswersAsIfItNeverWas() {
    var hers = create(Whole.HANAKO).path("id").asText();
    var stranger = whole.as(Whole.TARO).with("Accept-Language", "en");
    var never = UUID.randomUUID().toString();
    for (var tail : List.of("", "/logs", "/stats", "/files?path=/tmp")) {
      assertSame(stranger.get(path(hers, tail)), stranger.get(path(never, tail)));
    }
    for (var verb : List.of("/start", "/stop", "/restart")) {
      assertSame(stranger.post(path(hers, verb)), stranger.post(path(never, verb)));
    }
    var command = "{\"command\":[\"true\"]}";
    assertSame(
        stranger.post(path(hers, "/exec"), command), stranger.post(path(never, "/exec"), command));
    var file = Map.of("a", new byte[] {1});
    assertSame(
        stranger.upload(path(hers, "/files"), "/tmp", file),
        stranger.upload(path(never, "/files"), "/tmp", file));
    assertSame(stranger.delete(path(hers, "")), stranger.delete(path(never, "")));
    assertThat(Whole.inEngine(Whole.HANAKO)).containsExactly(HERS);
    assertThat(ids(Whole.HANAKO)).containsExactly(hers);
  }

  @Test
  void aStrangersTerminalIsRefusedBeforeTheUpgrade() {
    var hers = create(Whole.HANAKO).path("id").asText();
    var token = token(Whole.TARO);
    assertThat(TerminalClient.refusal(whole.anybody(), path(hers, "/terminal"), token))
        .isEqualTo(404);
  }

  @Test
  void theirContainersDoNotReachEachOther() {
    create(Whole.HANAKO);
    var his = create(Whole.TARO).path("id").asText();
    var address =
        Shell.run(
                "docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "
                    + HERS)
            .strip();
    var mine = whole.as(Whole.TARO);
    Shell.run("docker exec -d " + HERS + " httpd -p 8080 -h /www");
    var reached =
        mine.post(
                path(his, "/exec"),
                Call.json(
                    Map.of(
                        "command",
                        List.of(
                            "wget", "-T", "3", "-q", "-O", "-", "http://" + address + ":8080/"))))
            .expect(200)
            .json();
    assertThat(reached.path("exitCode").asInt()).isNotZero();
    assertThat(reached.path("stderr").asText()).doesNotContain("404");
  }

  private JsonNode create(String account) {
    return whole
        .as(account)
        .post("/api/v1/containers", Call.json(whole.order("web")))
        .expect(201)
        .json();
  }

  private String token(String account) {
    return whole
        .as(account)
        .post("/api/v1/tokens", "{\"name\":\"" + Whole.unique("t") + "\"}")
        .expect(201)
        .json()
        .path("token")
        .asText();
  }

  private List<String> ids(String account) {
    return whole.as(account).get("/api/v1/containers").expect(200).json().findValuesAsText("id");
  }

  private static String path(String id, String tail) {
    return "/api/v1/containers/" + id + tail;
  }

  /** All but the name of the request. */
  private static Map<String, List<String>> headers(Call.Answer answer) {
    var headers = new TreeMap<>(answer.response().headers().map());
    headers.remove("x-request-id");
    return headers;
  }

  /** Byte for byte the same, but for the name of the occurrence. */
  private static void assertSame(Call.Answer stranger, Call.Answer never) {
    never.expectProblem(404, "not-found");
    stranger.expectProblem(404, "not-found");
    var instance = "\"instance\":\"[^\"]*\"";
    assertThat(stranger.text().replaceAll(instance, ""))
        .as(stranger.call())
        .isEqualTo(never.text().replaceAll(instance, ""));
    var headers = headers(stranger);
    var expected = headers(never);
    assertThat(headers).as(stranger.call()).isEqualTo(expected);
  }
}
