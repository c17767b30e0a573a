package org.whalemountain.k8s;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.whalemountain.api.contract.AuthorisationMatrix;
import org.whalemountain.api.contract.AuthorisationMatrix.Row;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.TerminalClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the token's holder gets at every address of this agent, on a real cluster. */
@QuarkusTest
@TestProfile(K8sAgentContractIT.OnARealCluster.class)
@EnabledIfEnvironmentVariable(
    named = RealCluster.VARIABLE,
    matches = ".+",
    disabledReason = RealCluster.NO_CLUSTER)
class AuthorisationIT {

  private static final AuthorisationMatrix MATRIX = AuthorisationMatrix.published();

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  private final String account = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final String container = "/v1/containers/" + account + "-web";

  @Test
  void everyCellOfTheTokenHolds() {
    var column = MATRIX.people().indexOf("agent-token");
    var wrong = new ArrayList<String>();
    for (var row : MATRIX.of("k8s-agent")) {
      if (row.route().startsWith("/q/")) {
        continue;
      }
      if (row.route().contains("{name}")) {
        lendOne();
      }
      var status = status(row);
      if (status != row.statuses().get(column)) {
        wrong.add(row.call() + " gives " + status);
      }
    }
    call().delete(container);
    assertThat(wrong).isEmpty();
  }

  private int status(Row row) {
    var path =
        row.route()
            .replace("/v1/containers/{name}", container)
            .replace("/executions/{id}", row.route().contains("/executions/{") ? execution() : "")
            .replace("{account}", account)
            .replace("{id}", "sha256:" + "0".repeat(64));
    if (row.statuses().get(MATRIX.people().indexOf("agent-token")) == 101) {
      return upgrade(path);
    }
    if (path.endsWith("/archive")) {
      var isUpload = row.method().equals("PUT");
      return call()
          .send(
              row.method(),
              path + "?path=/tmp",
              isUpload ? "application/x-tar" : null,
              isUpload ? new byte[1024] : null)
          .status();
    }
    if (path.endsWith("/files")) {
      return row.method().equals("POST")
          ? call().upload(path, "/tmp", Map.of("a.txt", new byte[] {65})).status()
          : call().get(path + "?path=/tmp").status();
    }
    var json =
        path.matches(".*/exec(utions)?")
            ? "{\"command\":[\"true\"]}"
            : path.endsWith("/pulls")
                ? Call.json(Map.of("image", RealCluster.image()))
                : row.method().equals("PUT") && path.equals(container)
                    ? spec("another")
                    : row.method().equals("PUT") ? "{}" : null;
    var body = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    return call().send(row.method(), path, body == null ? null : "application/json", body).status();
  }

  private String execution() {
    var command = "{\"command\":[\"true\"]}";
    var made = call().post(container + "/executions", command).expect(201).json();
    return "/executions/" + made.path("id").asText();
  }

  private int upgrade(String path) {
    var headers = call().headers();
    try (var terminal = TerminalClient.open(call(), path, headers)) {
      return 101;
    } catch (CompletionException refused) {
      return TerminalClient.refusal(call(), path, headers);
    }
  }

  private void lendOne() {
    var there = call().post(container + "/start").status();
    if (there != 200) {
      var made = call().put(container, spec("matrix")).status();
      assertThat(made).isIn(200, 201);
    }
  }

  private String spec(String id) {
    var spec = new HashMap<String, Object>();
    spec.put("id", id);
    spec.put("owner", account);
    spec.put("name", "web");
    spec.put("console", "matrix");
    spec.put("image", RealCluster.image());
    spec.put("memoryMiB", 64);
    return Call.json(spec);
  }

  private Call call() {
    return Call.to(agent).as(token);
  }
}
