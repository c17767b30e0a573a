package org.whalemountain.k8s.kubeconfig;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.k8s.K8sAgentContractIT;
import org.whalemountain.k8s.RealCluster;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A student's own kubectl: what works with a kubeconfig of the agent's, and that nothing else does.
 */
@QuarkusTest
@TestProfile(K8sAgentContractIT.OnARealCluster.class)
@EnabledIfEnvironmentVariable(
    named = RealCluster.VARIABLE,
    matches = ".+",
    disabledReason = RealCluster.NO_CLUSTER)
class KubectlIT {

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @TempDir Path folder;

  private final String account = "u" + UUID.randomUUID().toString().substring(0, 8);
  private final String container = "/v1/containers/" + account + "-web";
  private String pod;

  /** What a program said and how it ended. */
  private record Said(int code, String output) {}

  @BeforeEach
  void lendOne() throws IOException, InterruptedException {
    var spec =
        Map.of(
            "id",
            UUID.randomUUID().toString(),
            "owner",
            account,
            "name",
            "web",
            "console",
            "kubectl-test",
            "image",
            RealCluster.image(),
            "command",
            List.of("sh", "-c", "echo printed; sleep 1000"),
            "memoryMiB",
            64);
    call().put(container, Call.json(spec)).expect(201);
    var report = kubeconfig(10);
    Files.writeString(file(), report.path("kubeconfig").asText());
    pod = kubectl("get", "pods", "-o", "name").output().strip();
  }

  @AfterEach
  void giveItBack() {
    call().delete(container);
  }

  @Test
  void lookingLogsExecAndCopyWork() throws IOException, InterruptedException {
    assertThat(pod).startsWith("pod/web-");
    assertThat(kubectl("logs", "deploy/web").output()).contains("printed");
    assertThat(kubectl("exec", pod, "--", "sh", "-c", "echo in; exit 7"))
        .isEqualTo(new Said(7, "in\ncommand terminated with exit code 7\n"));
    var file = Files.writeString(folder.resolve("a.txt"), "copied");
    var plain = pod.substring("pod/".length());
    assertThat(kubectl("cp", file.toString(), plain + ":/tmp/a.txt").code()).isZero();
    assertThat(kubectl("exec", pod, "--", "cat", "/tmp/a.txt").output()).isEqualTo("copied");
    var back = folder.resolve("b.txt");
    assertThat(kubectl("cp", plain + ":/tmp/a.txt", back.toString()).code()).isZero();
    assertThat(back).content().isEqualTo("copied");
  }

  @Test
  void aTerminalWorks() throws IOException, InterruptedException {
    var kubectl = String.join(" ", command("exec", "-it", pod, "--", "sh"));
    var script = new ProcessBuilder("script", "-qec", kubectl, "/dev/null");
    var terminal = script.redirectErrorStream(true).start();
    try (var in = terminal.getOutputStream()) {
      in.write("echo $((6*7))-ok; exit 3\n".getBytes(StandardCharsets.UTF_8));
      in.flush();
      assertThat(terminal.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("42-ok");
    assertThat(terminal.exitValue()).isEqualTo(3);
  }

  @Test
  void nothingElseDoes() throws IOException, InterruptedException {
    for (var refused :
        List.of(
            List.of("delete", pod),
            List.of("delete", "deploy/web"),
            List.of("scale", "deploy/web", "--replicas=0"),
            List.of("create", "configmap", "c"),
            List.of("create", "deployment", "d", "--image=busybox:1"),
            List.of("get", "secrets"),
            List.of("get", "secrets", "-o", "yaml"),
            List.of("label", "namespace", "wm-" + account, "a=b"),
            List.of("get", "pods", "-n", "kube-system"),
            List.of("get", "pods", "--all-namespaces"),
            List.of("get", "namespaces"),
            List.of("get", "nodes"),
            List.of("attach", pod),
            List.of("create", "rolebinding", "r", "--clusterrole=admin", "--serviceaccount=a:b"))) {
      var said = kubectl(refused.toArray(String[]::new));
      assertThat(said.code()).as(refused + " " + said).isNotZero();
      assertThat(said.output()).as(refused.toString()).containsIgnoringCase("forbidden");
    }
    call().get(container).expect(200);
  }

  @Test
  void aRevokedOneIsRefusedSoonAndANewOneWorks() throws IOException, InterruptedException {
    call().delete("/v1/kubeconfigs/" + account).expect(204);
    Eventually.see(Duration.ofSeconds(40), () -> quietly("get", "pods"), said -> said.code() != 0);
    Files.writeString(file(), kubeconfig(10).path("kubeconfig").asText());
    Eventually.see(Duration.ofSeconds(20), () -> quietly("get", "pods"), said -> said.code() == 0);
  }

  @Test
  void itEndsWhenItSays() {
    var until = Instant.parse(kubeconfig(10).path("expiresAt").asText());
    assertThat(until)
        .isBetween(Instant.now().plusSeconds(9 * 60), Instant.now().plusSeconds(11 * 60));
    call()
        .get("/v1/kubeconfigs/" + account + "?minutes=9")
        .expectProblem(422, "invalid")
        .expectField("minutes");
    call().get("/v1/kubeconfigs/UPPER").expectProblem(422, "invalid").expectField("account");
    call().delete("/v1/kubeconfigs/u-nobody").expect(204);
  }

  private Said quietly(String... arguments) {
    try {
      return kubectl(arguments);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Said kubectl(String... arguments) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), output);
  }

  private List<String> command(String... arguments) {
    var named = System.getenv("WHALEMOUNTAIN_TEST_KUBECTL");
    var command = new ArrayList<>(List.of(named == null ? "kubectl" : named));
    command.addAll(List.of("--kubeconfig", file().toString(), "--request-timeout=20s"));
    command.addAll(List.of(arguments));
    return command;
  }

  private Path file() {
    return folder.resolve("kubeconfig.yaml");
  }

  private JsonNode kubeconfig(int minutes) {
    return call().get("/v1/kubeconfigs/" + account + "?minutes=" + minutes).expect(200).json();
  }

  private Call call() {
    return Call.to(agent).as(token);
  }
}
