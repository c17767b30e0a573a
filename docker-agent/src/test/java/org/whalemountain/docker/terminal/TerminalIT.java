package org.whalemountain.docker.terminal;

import com.github.dockerjava.api.DockerClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.impl.WebSocketInternal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Shell;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.wire.Borrowed;
import org.whalemountain.docker.wire.Eventually;
import org.whalemountain.docker.wire.Http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class TerminalIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long FLOOD = 100_000_000L;

  /** Queues of ours and buffers of all the sockets between the client and the program. */
  private static final long HELD_AT_MOST = 24_000_000L;

  @Inject Engine engine;
  @Inject Vertx vertx;
  private Borrowed container;

  @BeforeEach
  void borrow() {
    container = Borrowed.running(client());
  }

  @AfterEach
  void giveBack() {
    container.close();
  }

  @Test
  void theShellAnswersInTheSizeThatWasAskedForAndTellsItsExit() throws Exception {
    var screen = open("?columns=133&rows=40");
    // a resize comes after the start, so ask until it has arrived
    Eventually.see(
        SOON,
        () -> {
          screen.type("stty size; echo T=$TERM\n");
          return screen.text();
        },
        seen -> seen.contains("40 133") && seen.contains("T=xterm-256color"));
    screen.socket.writeTextMessage("{\"resize\":{\"columns\":90,\"rows\":30}}");
    Eventually.see(
        SOON,
        () -> {
          screen.type("stty size\n");
          return screen.text();
        },
        seen -> seen.contains("30 90"));
    screen.type("exit 5\n");
    Eventually.see(SOON, () -> screen.told, told -> told.equals("{\"exit\":{\"code\":5}}"));
    Eventually.see(SOON, screen.socket::closeStatusCode, code -> code != null && code == 1000);
  }

  @Test
  void aClientThatGoesAwayTakesAllProcessesAlong() throws Exception {
    var screen = open("");
    screen.type("sleep 4811 & setsid sleep 4812 & (trap '' HUP; exec sleep 4813) & sleep 4814\n");
    Eventually.see(
        SOON,
        container::processes,
        seen -> Stream.of("4811", "4812", "4813", "4814").allMatch(seen::contains));
    screen.hangUp();
    Eventually.see(SOON, container::processes, seen -> !seen.contains("sleep 48"));
  }

  @Test
  void aFloodForASlowReaderWaitsInTheContainer() throws Exception {
    var screen = open("");
    screen.socket.pause();
    screen.type(
        "stty -echo; i=0; while [ $i -lt 100 ]; do head -c 1000000 /dev/zero; i=$((i+1));"
            + " echo $i > /tmp/sent; done; echo; echo over-$((1+1))\n");
    Eventually.see(SOON, this::sentMegabytes, sent -> sent > 0);
    stopsMoving(this::sentMegabytes);
    assertThat(sentMegabytes() * 1_000_000).isLessThan(HELD_AT_MOST);
    screen.socket.resume();
    Eventually.see(Duration.ofSeconds(120), screen.received::get, seen -> seen >= FLOOD);
    Eventually.see(SOON, screen::text, seen -> seen.contains("over-2"));
    assertThat(sentMegabytes()).isEqualTo(100);
    screen.hangUp();
  }

  private long sentMegabytes() {
    var sent =
        "docker exec " + container.fullName() + " sh -c 'cat /tmp/sent 2>/dev/null || echo 0'";
    return Long.parseLong(Shell.run(sent).strip());
  }

  @Test
  void moreInputThanTheProgramReadsWaitsAtTheClient() throws Exception {
    var screen = open("");
    screen.type("stty raw -echo; sleep 4821\n");
    Eventually.see(SOON, container::processes, seen -> seen.contains("sleep 4821"));
    var piece = Buffer.buffer(new byte[60_000]);
    var sent = new AtomicLong();
    stopsMoving(
        () -> {
          // few at a time: the client's own queue tells only a moment later that it is full
          for (var i = 0; i < 16 && sent.get() < FLOOD && !screen.socket.writeQueueFull(); i++) {
            screen.socket.writeBinaryMessage(piece);
            sent.addAndGet(piece.length());
          }
          return sent.get();
        });
    assertThat(sent.get()).isLessThan(HELD_AT_MOST);
    screen.hangUp();
    Eventually.see(SOON, container::processes, seen -> !seen.contains("sleep 4821"));
  }

  /** Waits until a number has stayed the same in many looks. */
  private static void stopsMoving(Callable<Long> number) throws Exception {
    var last = new AtomicLong(-1);
    var same = new AtomicInteger();
    Eventually.see(
        Duration.ofSeconds(60),
        () -> {
          var now = number.call();
          return last.getAndSet(now) == now ? same.incrementAndGet() : setToZero(same);
        },
        looks -> looks >= 40);
  }

  private static int setToZero(AtomicInteger counter) {
    counter.set(0);
    return 0;
  }

  @Test
  void whatCannotBeUnderstoodEndsTheTerminal() throws Exception {
    var screen = open("");
    screen.socket.writeTextMessage("{\"resize\":");
    Eventually.see(SOON, screen.socket::closeStatusCode, code -> code != null && code == 1007);
  }

  @Test
  void anImageWithoutAShellSaysSo() throws Exception {
    try (var bare =
        Borrowed.running(
            client(),
            create ->
                create
                    .withCmd("sleep", "99")
                    .withEnv("PATH=/nowhere")
                    .withEntrypoint("/bin/busybox"))) {
      var screen = open(bare, "");
      Eventually.see(SOON, () -> screen.told, told -> told.contains("\"code\":12"));
      assertThat(screen.text()).contains("no shell");
    }
  }

  @Test
  void refusalsComeBeforeTheUpgradeAsProblems() {
    refused(container.fullName(), "?columns=0&rows=1001")
        .statusCode(422)
        .body("fields.name", equalTo(java.util.List.of("columns", "rows")));
    refused("t0000000-none", "").statusCode(404).body("code", equalTo("not-found"));
    container.stop();
    refused(container.fullName(), "").statusCode(409).body("code", equalTo("wrong-state"));
    given().auth().oauth2(Http.TOKEN).get(container.path("terminal")).then().statusCode(400);
    given().get(container.path("terminal")).then().statusCode(401);
  }

  private static io.restassured.response.ValidatableResponse refused(String name, String query) {
    return given()
        .auth()
        .oauth2(Http.TOKEN)
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
        .get("/v1/containers/" + name + "/terminal" + query)
        .then();
  }

  private Screen open(String query) throws Exception {
    return open(container, query);
  }

  private Screen open(Borrowed where, String query) throws Exception {
    var options =
        new WebSocketConnectOptions()
            .setHost("localhost")
            .setPort(RestAssured.port)
            .setURI(where.path("terminal") + query)
            .addHeader("Authorization", "Bearer " + Http.TOKEN);
    var screen = new Screen();
    vertx
        .createWebSocketClient()
        .connect(options)
        .onSuccess(screen::watch)
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
    return screen;
  }

  private DockerClient client() {
    return engine.client();
  }

  /** What a person in front of the terminal sees. */
  private static final class Screen {

    private final StringBuffer shown = new StringBuffer();
    private final AtomicLong received = new AtomicLong();
    private volatile String told = "";
    private volatile WebSocket socket;

    private void watch(WebSocket opened) {
      socket = opened;
      opened.frameHandler(
          frame -> {
            if (frame.isText()) {
              told = frame.textData();
            } else {
              received.addAndGet(frame.binaryData().length());
              shown.append(frame.binaryData());
              shown.delete(0, Math.max(0, shown.length() - 20_000));
            }
          });
    }

    void type(String line) {
      socket.writeBinaryMessage(Buffer.buffer(line));
    }

    String text() {
      return shown.toString();
    }

    /** Without a word, as when the machine is switched off. */
    void hangUp() {
      var unused = ((WebSocketInternal) socket).channelHandlerContext().close();
    }
  }
}
