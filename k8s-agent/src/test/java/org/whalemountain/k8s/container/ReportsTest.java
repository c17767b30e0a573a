package org.whalemountain.k8s.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.k8s.lent.Lent;

import static org.assertj.core.api.Assertions.assertThat;

/** What a cluster showed in each of these situations was recorded on Kubernetes 1.20.2. */
class ReportsTest {

  private static final Reports ENGLISH = new Reports("nvidia.com/gpu", Locale.ENGLISH);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image-pull    | failed   | FINAL | IMAGE_NOT_AVAILABLE | The image 127.0.0.1:1/x/no:1 cannot be pulled
          no-gpu        | creating | ROOM  | NO_CAPACITY         | No GPU is free
          no-memory     | creating | ROOM  | NO_CAPACITY         | enough memory free
          quota         | creating | ROOM  | QUOTA_EXCEEDED      | quota of your namespace
          no-program    | failed   | FINAL | INVALID             | no such program
          crash-loop    | failed   | ENDED | WRONG_STATE         | exit code 3
          crash-loop    | failed   | ENDED | WRONG_STATE         | hello / bye
          out-of-memory | failed   | ENDED | WRONG_STATE         | more memory
          """)
  void whatIsInTheWayIsToldInASentence(
      String recorded, String status, String kind, String code, String part) throws IOException {
    var lent = recorded(recorded);
    var obstacle = Obstacles.of(lent, "nvidia.com/gpu").orElseThrow();
    assertThat(obstacle.kind().name()).isEqualTo(kind);
    assertThat(obstacle.code().name()).isEqualTo(code);
    var report = ENGLISH.of(lent, "uid");
    assertThat(report.status().text()).isEqualTo(status);
    assertThat(report.statusDetail()).contains(part);
    assertThat(report.statusSentence().japanese()).containsPattern("\\p{IsHiragana}");
  }

  @Test
  void oneThatRunsSaysSo() throws IOException {
    var lent = recorded("running");
    var report = ENGLISH.of(lent, "uid");
    assertThat(report.status()).isEqualTo(ContainerStatus.RUNNING);
    assertThat(report.statusDetail()).isNull();
    assertThat(report.exitCode()).isNull();
    assertThat(report.startedAt()).isNotNull();
    assertThat(report.fullName()).isEqualTo("e175701-run");
    assertThat(report.imageId()).startsWith("sha256:");
    var defined = ENGLISH.defined(lent, report);
    assertThat(defined.environments()).containsExactly("A=$(HOME) $$ x", "B=");
    assertThat(defined.memoryMiB()).isEqualTo(64);
    assertThat(defined.wanted()).isEqualTo("running");
  }

  @Test
  void aStoppedOneIsStoppedThoughItsPodStillEnds() throws IOException {
    var running = recorded("running");
    var stopped = running.deployment().toBuilder().editSpec().withReplicas(0).endSpec().build();
    var report = ENGLISH.of(new Lent(stopped, running.pods(), null), "uid");
    assertThat(report.status()).isEqualTo(ContainerStatus.STOPPED);
    assertThat(report.statusDetail()).contains("being stopped");
  }

  @Test
  void exitCodesAreTold() throws IOException {
    assertThat(ENGLISH.of(recorded("crash-loop"), "uid").exitCode()).isEqualTo(3);
  }

  private static Lent recorded(String name) throws IOException {
    JsonNode all;
    try (var file = ReportsTest.class.getResourceAsStream("/recorded/" + name + ".json")) {
      all = new ObjectMapper().readTree(file);
    }
    var pods = new ArrayList<Pod>();
    for (var pod : all.get("pods")) {
      pods.add(Serialization.unmarshal(pod.toString(), Pod.class));
    }
    var deployment = Serialization.unmarshal(all.get("deployment").toString(), Deployment.class);
    return new Lent(deployment, pods, null);
  }
}
