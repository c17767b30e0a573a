package org.whalemountain.console.docker;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;

import static org.assertj.core.api.Assertions.assertThat;

/** A host that nobody can attach at, as a cluster. */
@QuarkusTest
@ConsoleTest
class PlainLogsTest {

  private static final String LOGS = "/docker/v1.41/containers/talks/logs?stderr=1&stdout=1";

  private FakeHost host;
  private Call student;

  @BeforeEach
  void register() {
    host = FakeHost.register();
    student = FakeHost.as("e175701");
  }

  @AfterEach
  void clear() {
    for (var container : student.get("/api/v1/containers").expect(200).json()) {
      student.delete("/api/v1/containers/" + container.path("id").asText());
    }
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name());
    host.close();
  }

  @Test
  void whatItPrintedComesAsStandardOutput() {
    talks();
    assertThat(printed(LOGS)).isEqualTo("one\ntwo\n");
    assertThat(printed(LOGS + "&tail=1")).isEqualTo("two\n");
    var unknown = student.get("/docker/containers/nobody/logs?stdout=1");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(FakeHost.as("e175702").get(LOGS).status()).isEqualTo(404);
  }

  @Test
  void whatItCannotTellIsRefused() {
    talks();
    for (var more : List.of("&timestamps=1", "&since=1")) {
      var refused = student.get(LOGS + more);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().path("message").asText()).isNotBlank();
    }
  }

  private void talks() {
    var order =
        Map.of(
            "name",
            "talks",
            "image",
            FakeAgent.IMAGE,
            "host",
            host.name(),
            "memoryMiB",
            64,
            "command",
            List.of("sh", "-c", "echo one; echo two"));
    student.post("/api/v1/containers", Call.json(order)).expect(201);
  }

  /** Takes the frames apart: each is of standard output. */
  private String printed(String path) {
    var bytes = student.get(path).expect(200).bytes();
    var text = new StringBuilder();
    for (var at = 0; at < bytes.length; ) {
      assertThat(Arrays.copyOfRange(bytes, at, at + 4)).containsExactly(1, 0, 0, 0);
      var length = ByteBuffer.wrap(bytes, at + 4, 4).getInt();
      text.append(new String(bytes, at + 8, length, StandardCharsets.UTF_8));
      at += 8 + length;
    }
    return text.toString();
  }
}
