package org.whalemountain.k8s.stats;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetricsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.k8s.cluster.Clusters;
import org.whalemountain.k8s.lent.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A metrics server, played by fabric8's mock. */
class MetricsApiTest {

  private static final String ADDRESS =
      "/apis/metrics.k8s.io/v1beta1/namespaces/wm-e175701/pods/web-1";
  private static final Target WEB =
      new Target("e175701-web", "wm-e175701", "web-1", "0123456789abcdef", 0.5, 64);

  private KubernetesMockServer server;
  private KubernetesClient client;
  private MetricsApi metrics;

  @BeforeEach
  void begin() {
    server = new KubernetesMockServer(false);
    server.init();
    client = server.createClient();
    metrics = new MetricsApi(Clusters.of(client));
  }

  @AfterEach
  void end() {
    client.close();
    server.destroy();
  }

  @Test
  void aSampleIsInPercentOfAProcessorAndInBytes() {
    var known =
        new PodMetricsBuilder()
            .addNewContainer()
            .withName("main")
            .addToUsage("cpu", new Quantity("125m"))
            .addToUsage("memory", new Quantity("12Mi"))
            .endContainer()
            .build();
    server.expect().get().withPath(ADDRESS).andReturn(200, known).once();
    var sample = metrics.sample(WEB).orElseThrow();
    assertThat(sample.cpuPercent()).isEqualTo(12.5);
    assertThat(sample.memoryBytes()).isEqualTo(12L << 20);
    assertThat(sample.memoryLimitBytes()).isEqualTo(64L << 20);
    assertThat(sample.gpus()).isEmpty();
  }

  @Test
  void aClusterWithoutOneKnowsNothing() {
    answer(404);
    assertThat(metrics.sample(WEB)).isEmpty();
  }

  @Test
  void oneThatIsBrokenIsTold() {
    answer(403);
    assertThatThrownBy(() -> metrics.sample(WEB))
        .isInstanceOfSatisfying(
            ApiException.class, it -> assertThat(it.code()).isEqualTo(ErrorCode.ENGINE_FAILED));
  }

  private void answer(int code) {
    var status = new StatusBuilder().withCode(code).build();
    server.expect().get().withPath(ADDRESS).andReturn(code, status).always();
  }
}
