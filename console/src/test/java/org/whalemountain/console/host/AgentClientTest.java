package org.whalemountain.console.host;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AgentClientTest {

  private static final String TOKEN = "t".repeat(32);
  private static final Duration LIMIT = Duration.ofMillis(2000);

  private final Vertx vertx = Vertx.vertx();
  private final FakeAgent agent = FakeAgent.start(TOKEN);
  private AgentConnection connection;
  private AgentClient client;

  @BeforeEach
  void connect() {
    client = client(agent.url(), TOKEN);
  }

  @AfterEach
  void end() {
    agent.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void everyCallReachesTheAgent() {
    assertThat(client.host().hostId()).isEqualTo(agent.hostId());
    var made = client.put(spec("web"), Duration.ofSeconds(5));
    assertThat(made.isDone()).isTrue();
    assertThat(made.report().status()).isEqualTo(ContainerStatus.RUNNING);
    assertThat(client.containers()).hasSize(1);
    assertThat(client.exec("e175701-web", new ExecRequest(List.of("echo", "a"), 5)).stdout())
        .isEqualTo("a\n");
    assertThat(client.stats("e175701-web").processes()).isEqualTo(3);
    assertThat(client.change("e175701-web", "stop").status()).isEqualTo(ContainerStatus.STOPPED);
    client.change("e175701-web", "restart", new StopTime(300));
    assertThat(agent.received())
        .last()
        .extracting(FakeAgent.Received::path)
        .isEqualTo("/v1/containers/e175701-web/restart?timeoutSeconds=300");
    client.delete("e175701-web");
    client.delete("e175701-web");
    assertThat(agent.containerNames()).isEmpty();
  }

  @Test
  void whatTheAgentRefusesIsToldAsItIs() {
    assertThatThrownBy(() -> client.stats("e175701-none"))
        .isInstanceOfSatisfying(
            ApiException.class, no -> assertThat(no.code()).isEqualTo(ErrorCode.NOT_FOUND));
    agent.misbehave(Fault.PORT_TAKEN, (method, path) -> true);
    assertThatThrownBy(() -> client.put(spec("web"), Duration.ofSeconds(5)))
        .isInstanceOfSatisfying(
            ApiException.class, no -> assertThat(no.code()).isEqualTo(ErrorCode.PORT_TAKEN));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"LOST_REQUEST", "LOST_ANSWER", "HANG", "DRIP", "HTML", "GARBAGE", "REDIRECT"})
  void afterTheRequestLeftNothingIsConcluded(Fault fault) {
    agent.misbehave(fault, (method, path) -> true);
    var began = System.nanoTime();
    assertThatThrownBy(() -> client.put(spec("web"), Duration.ofSeconds(5)))
        .isInstanceOf(LostAnswer.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LIMIT.multipliedBy(6));
    agent.behave();
    assertThat(client.containers()).hasSize(fault == Fault.LOST_ANSWER ? 1 : 0);
  }

  @Test
  void aNotFoundThatTheAgentDidNotSayDeletesNothing() throws IOException {
    try (var proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var thread = new Thread(() -> answer(proxy));
      thread.setDaemon(true);
      thread.start();
      var behind = client(URI.create("http://127.0.0.1:" + proxy.getLocalPort()), TOKEN);
      assertThatThrownBy(() -> behind.delete("e175701-web")).isInstanceOf(LostAnswer.class);
    }
  }

  @Test
  void whenNobodyListensNothingWasSent() {
    agent.down();
    assertThatThrownBy(() -> client.put(spec("web"), Duration.ofSeconds(5)))
        .isInstanceOf(HostUnreachable.class);
    var unresolved = client(URI.create("http://no-such-host.invalid"), TOKEN);
    assertThatThrownBy(unresolved::host).isInstanceOf(HostUnreachable.class);
  }

  @Test
  void nothingIsSentToANetworkInWhichNoAgentMayBe() {
    var elsewhere = Networks.of(Optional.of(List.of("192.0.2.0/24")));
    var access = new HostAccess("blade1", agent.url(), TOKEN, null);
    // As when a name leads elsewhere than it did when it was registered.
    var rebound = new AgentConnection(vertx, access, new Limits(), elsewhere);
    var calls = new AgentClient(rebound, new Limits(), "en");
    assertThatThrownBy(calls::host).isInstanceOf(HostUnreachable.class);
    assertThatThrownBy(() -> calls.put(spec("web"), Duration.ZERO))
        .isInstanceOf(HostUnreachable.class);
    var transfer = rebound.transfer(HttpMethod.GET, "/v1/containers/e175701-web/logs");
    var terminal = rebound.terminal("/v1/containers/e175701-web/terminal", "en");
    assertThatThrownBy(() -> transfer.toCompletionStage().toCompletableFuture().join())
        .hasCauseInstanceOf(ApiException.class);
    assertThatThrownBy(() -> terminal.toCompletionStage().toCompletableFuture().join())
        .hasCauseInstanceOf(ApiException.class);
    assertThat(agent.received()).isEmpty();
    rebound.close();
  }

  @Test
  void aWrongTokenIsNotThePersonsFault() {
    var wrong = client(agent.url(), "x".repeat(32));
    assertThatThrownBy(wrong::host)
        .isInstanceOfSatisfying(
            ApiException.class, no -> assertThat(no.code()).isEqualTo(ErrorCode.ENGINE_FAILED));
  }

  @Test
  void nothingThatIsPrintedHoldsTheToken() {
    assertThat(connection.access()).asString().doesNotContain("ttt");
  }

  private AgentClient client(URI url, String token) {
    connection =
        new AgentConnection(
            vertx,
            new HostAccess("blade1", url, token, null),
            new Limits(),
            Networks.of(Optional.empty()));
    return new AgentClient(connection, new Limits(), "en");
  }

  private static void answer(ServerSocket proxy) {
    try (var socket = proxy.accept()) {
      socket.getInputStream().read();
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\n<p/>"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ContainerSpec spec(String name) {
    return new ContainerSpec(
        "id-" + name,
        "e175701",
        name,
        "console",
        FakeAgent.IMAGE,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private record Limits() implements HostConfig {

    @Override
    public Optional<List<String>> networks() {
      return Optional.empty();
    }

    @Override
    public Duration connectTimeout() {
      return LIMIT;
    }

    @Override
    public Duration lookTimeout() {
      return LIMIT;
    }

    @Override
    public Duration createTimeout() {
      return LIMIT;
    }

    @Override
    public Duration changeTimeout() {
      return LIMIT;
    }

    @Override
    public Duration idleTimeout() {
      return LIMIT;
    }

    @Override
    public Duration fresh() {
      return LIMIT;
    }

    @Override
    public Duration createPatience() {
      return LIMIT;
    }

    @Override
    public int createsWaiting() {
      return 1;
    }

    @Override
    public String watchEvery() {
      return "off";
    }

    @Override
    public int suspiciousLooks() {
      return 6;
    }

    @Override
    public String pullWatchEvery() {
      return "off";
    }
  }
}
