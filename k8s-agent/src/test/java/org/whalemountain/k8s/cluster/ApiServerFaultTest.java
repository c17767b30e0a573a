package org.whalemountain.k8s.cluster;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NamespaceListBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * An API server that has bad moments, played by fabric8's mock; with the retries that this agent is
 * shipped with. It watches nothing, so there is no watch that could go silent.
 */
class ApiServerFaultTest {

  private static final String NAMESPACES = "/api/v1/namespaces";
  private static final String PREFIX = "quarkus.kubernetes-client.";

  private KubernetesMockServer server;
  private KubernetesClient client;
  private Cluster cluster;

  @BeforeEach
  void begin() throws IOException {
    server = new KubernetesMockServer(false);
    server.init();
    var shipped = new Properties();
    try (var file = getClass().getResourceAsStream("/application.properties")) {
      shipped.load(file);
    }
    var config =
        new ConfigBuilder(server.createClient().getConfiguration())
            .withRequestRetryBackoffLimit(number(shipped, "request-retry-backoff-limit"))
            .withRequestRetryBackoffInterval(10)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
    cluster = new Cluster(client);
  }

  @AfterEach
  void end() {
    client.close();
    server.destroy();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aBadMomentIsNotSeen(int status) {
    answer(status, "bad moment", 2);
    answerWell();
    assertThat(names()).isEqualTo(1);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"429, TOO_MANY_REQUESTS", "500, ENGINE_FAILED", "503, HOST_UNREACHABLE"})
  void aBadTimeIsTold(int status, ErrorCode code) {
    answer(status, "bad time", 100);
    assertThatThrownBy(this::names)
        .isInstanceOfSatisfying(ApiException.class, it -> assertThat(it.code()).isEqualTo(code));
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"409, Conflict", "410, Expired"})
  void whatWasOutrunIsAskedOnceMore(int status, String reason) {
    answer(status, reason, 2);
    answerWell();
    assertThat(names()).isEqualTo(1);
  }

  @Test
  void whatIsAlwaysOutrunIsGivenUp() {
    answer(409, "Conflict", 100);
    assertThatThrownBy(this::names).isInstanceOf(ApiException.class);
    assertThat(server.getRequestCount()).isEqualTo(5);
  }

  @Test
  void rightsThatAnApiServerHasNotReadYetAreWaitedFor() {
    forbid("namespaces is forbidden: User \"agent\" cannot list resource \"namespaces\"", 2);
    answerWell();
    assertThat(names()).isEqualTo(1);
  }

  @Test
  void rightsThatAreMissingAreTold() {
    forbid("namespaces is forbidden: User \"agent\" cannot list resource \"namespaces\"", 100);
    assertThatThrownBy(this::names)
        .isInstanceOfSatisfying(
            ApiException.class, it -> assertThat(it.code()).isEqualTo(ErrorCode.ENGINE_FAILED));
    assertThat(server.getRequestCount()).isEqualTo(5);
  }

  @Test
  void aQuotaIsNotAskedForAgain() {
    forbid("pods \"web\" is forbidden: exceeded quota: whalemountain", 100);
    assertThatThrownBy(this::names)
        .isInstanceOfSatisfying(
            ApiException.class, it -> assertThat(it.code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aNameThatIsTakenIsNotAskedForAgain() {
    answer(409, "AlreadyExists", 100);
    assertThat(cluster.create(api -> api.namespaces().list())).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRequestIsMadeAnewEachTimeSoThatItReadsWhatIsNow() {
    answer(409, "Conflict", 1);
    answerWell();
    var made = new AtomicInteger();
    cluster.call(
        api -> {
          made.incrementAndGet();
          return api.namespaces().list();
        });
    assertThat(made).hasValue(2);
  }

  @Test
  void anApiServerThatIsStartedAnewIsJustAskedAgain() throws IOException {
    answerWell();
    assertThat(names()).isEqualTo(1);
    var port = server.getPort();
    server.destroy();
    assertThatThrownBy(this::names)
        .isInstanceOfSatisfying(
            ApiException.class, it -> assertThat(it.code()).isEqualTo(ErrorCode.HOST_UNREACHABLE));
    server = new KubernetesMockServer(false);
    server.init(InetAddress.getByName("localhost"), port);
    answerWell();
    assertThat(names()).isEqualTo(1);
  }

  private int names() {
    return cluster.call(api -> api.namespaces().list()).getItems().size();
  }

  private void answer(int code, String reason, int times) {
    Status status = new StatusBuilder().withCode(code).withReason(reason).build();
    server.expect().get().withPath(NAMESPACES).andReturn(code, status).times(times);
  }

  private void forbid(String message, int times) {
    var status =
        new StatusBuilder().withCode(403).withReason("Forbidden").withMessage(message).build();
    server.expect().get().withPath(NAMESPACES).andReturn(403, status).times(times);
  }

  private void answerWell() {
    var one = new NamespaceBuilder().withNewMetadata().withName("wm-e175701").endMetadata().build();
    var list = new NamespaceListBuilder().withItems(one).build();
    server.expect().get().withPath(NAMESPACES).andReturn(200, list).once();
  }

  private static int number(Properties shipped, String name) {
    return Integer.parseInt(shipped.getProperty(PREFIX + name));
  }
}
