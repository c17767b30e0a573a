package org.whalemountain.docker.runner;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.runner.RunnerSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class GitLabTest {
  private static final String TOKEN = "glrt-0123456789abcdefghij";

  private HttpServer server;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile int status = 200;
  private volatile String body = "{}";
  private volatile String location;
  private volatile Duration pause = Duration.ZERO;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
          }
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().flush();
          java.util.concurrent.locks.LockSupport.parkNanos(pause.toNanos());
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aKnownTokenPasses() {
    assertThatCode(() -> verify(url())).doesNotThrowAnyException();
    assertThatCode(() -> verify(url() + "/")).doesNotThrowAnyException();
  }

  @Test
  void anotherGitlabIsNotAsked() {
    for (var other : new String[] {url() + "/other", "https://localhost", url() + "0"}) {
      var refused = refused(other);
      assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
      assertThat(refused.fields().get(0).name()).isEqualTo("gitlabUrl");
    }
    assertThat(calls).hasValue(0);
  }

  @Test
  void aRedirectIsNotFollowed() {
    status = 302;
    location = url() + "/elsewhere";
    assertThat(refused(url()).code()).isEqualTo(ErrorCode.GITLAB_REFUSED);
    assertThat(calls).hasValue(1);
  }

  @Test
  void whatGitlabSaysIsPassedOnOnlyWhereItIsHarmless() {
    status = 429;
    body = "{\"message\":\"429 Too Many Requests\"}";
    assertThat(refused(url()).detail().english()).contains("429 Too Many Requests");
    for (var evil :
        new String[] {
          "<html><script>alert(1)</script>",
          "{\"message\":\"<b>x</b>\"}",
          "{\"message\":\"" + "x".repeat(300) + "\"}",
          "{\"message\":{\"a\":\"b\"}}",
          "null"
        }) {
      body = evil;
      assertThat(refused(url()).detail().english()).isEqualTo("GitLab refused with status 429.");
    }
  }

  @Test
  void aTokenThatIsNotKnownIsTheTokensFault() {
    status = 403;
    var refused = refused(url());
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused.fields().get(0).name()).isEqualTo("token");
    assertThat(refused.getMessage()).doesNotContain(TOKEN);
  }

  @Test
  void anAnswerThatDoesNotEndIsNoAnswer() {
    pause = Duration.ofSeconds(4);
    var began = System.nanoTime();
    assertThat(refused(url()).code()).isEqualTo(ErrorCode.GITLAB_UNREACHABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(3500));
  }

  @Test
  void nobodyThereIsUnreachable() {
    var url = url();
    server.stop(0);
    assertThat(refused(url).code()).isEqualTo(ErrorCode.GITLAB_UNREACHABLE);
  }

  private ApiException refused(String url) {
    return catchThrowableOfType(ApiException.class, () -> verify(url));
  }

  private void verify(String url) {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(RunnerConfig.class)
            .withConverter(Duration.class, 200, text -> Duration.parse("PT" + text))
            .withDefaultValue("whalemountain.runner.gitlab", url())
            .withDefaultValue("whalemountain.runner.gitlab-deadline", "1s")
            .build()
            .getConfigMapping(RunnerConfig.class);
    new GitLab(config).verify(new RunnerSettings(url, TOKEN), "r_0123456789ab");
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
