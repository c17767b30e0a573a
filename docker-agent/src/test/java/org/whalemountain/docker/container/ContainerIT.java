package org.whalemountain.docker.container;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.docker.BusyboxImage;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;

/** What the contract's own test cannot see: how the container looks in the engine and inside. */
@QuarkusTest
class ContainerIT {
  private static BusyboxImage image;

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  private final String owner = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final List<String> made = new ArrayList<>();

  @BeforeAll
  static void makeImage() throws IOException, InterruptedException {
    image =
        BusyboxImage.make(
            "LABEL whalemountain.owner=e175799 whalemountain.host=forged",
            "ENV NVIDIA_VISIBLE_DEVICES=all");
  }

  @AfterAll
  static void removeImage() throws IOException, InterruptedException {
    image.close();
  }

  @AfterEach
  void removeWhatWasMade() {
    made.forEach(name -> call().delete("/v1/containers/" + name));
  }

  @Test
  void rootInsideHasFewCapabilitiesAndGetsNoMore() throws Exception {
    create(owner, "web", 0);

    var status = Docker.exec(owner + "-web", "cat /proc/self/status");
    // CHOWN DAC_OVERRIDE FOWNER FSETID KILL SETGID SETUID SETPCAP NET_BIND SYS_CHROOT AUDIT_WRITE
    assertThat(status).contains("CapEff:\t00000000200405fb").contains("CapBnd:\t00000000200405fb");
    assertThat(status).contains("NoNewPrivs:\t1");
    assertThat(Docker.exec(owner + "-web", "mknod /tmp/sda b 8 0 && echo made"))
        .doesNotContain("made");
    assertThat(Docker.exec(owner + "-web", "mount -t tmpfs none /tmp && echo mounted"))
        .doesNotContain("mounted");
    assertThat(Docker.exec(owner + "-web", "hostname; echo $NVIDIA_VISIBLE_DEVICES"))
        .isEqualTo("web\nvoid");
    assertThat(Docker.exec(owner + "-web", "cat /proc/1/comm")).contains("init");
  }

  @Test
  void theEngineHoldsEveryLimit() throws Exception {
    var spec = spec(owner, "web", 0);
    // room for as many processes as there may be, so that their number is what ends the bomb
    spec.put("memoryMiB", 256);
    put(owner, "web", spec).expect(201);

    var format =
        "{{.HostConfig.PidsLimit}} {{.HostConfig.Memory}} {{.HostConfig.MemorySwap}}"
            + " {{.HostConfig.NanoCpus}} {{.HostConfig.Privileged}} {{.HostConfig.Binds}}"
            + " {{len .Mounts}} {{.HostConfig.LogConfig.Config}} {{.HostConfig.RestartPolicy.Name}}";
    assertThat(Docker.inspect(owner + "-web", format))
        .isEqualTo(
            "512 268435456 268435456 500000000 false <no value> 0 map[max-file:3 max-size:10m] on-failure");
    assertThat(Docker.exec(owner + "-web", "ulimit -n")).isEqualTo("16384");
    var bomb = "i=0; while [ $i -lt 600 ]; do sleep 20 & i=$((i+1)); done; echo all";
    assertThat(Docker.exec(owner + "-web", bomb)).contains("fork").doesNotContain("\nall");
  }

  @Test
  void labelsBakedIntoTheImageSayNothing() throws Exception {
    create(owner, "web", 0);

    assertThat(Docker.inspect(owner + "-web", "{{json .Config.Labels}}"))
        .contains("\"whalemountain.owner\":\"" + owner + "\"")
        .containsPattern("\"whalemountain.host\":\"[0-9a-f-]{36}\"")
        .doesNotContain("e175799")
        .doesNotContain("forged");
  }

  @Test
  void accountsAndNeighboursCannotReachEachOther() throws Exception {
    var other = owner + "x";
    var port = freePort();
    create(owner, "web", port);
    create(owner, "neighbour", 0);
    create(other, "stranger", 0);
    Docker.exec(owner + "-web", "echo here > /tmp/index.html; httpd -p 8080 -h /tmp");

    var address =
        Docker.inspect(owner + "-web", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}");
    // busybox's own wget, linked statically, dies of looking up names
    var fetch = "printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc -w 2 " + address + " 8080";
    assertThat(Docker.exec(owner + "-web", fetch)).contains("here");
    assertThat(Docker.exec(owner + "-neighbour", fetch)).doesNotContain("here");
    assertThat(Docker.exec(other + "-stranger", fetch)).doesNotContain("here");
    assertThat(
            Docker.run(
                "wget", "--no-proxy", "-T", "5", "-q", "-O", "-", "http://127.0.0.1:" + port + "/"))
        .isEqualTo("here");
  }

  @Test
  void theNetworkComesWithTheFirstAndGoesWithTheLast() throws Exception {
    create(owner, "one", 0);
    create(owner, "two", 0);
    var network = "wm-" + owner;
    assertThat(Docker.inspect(network, "{{index .Labels \"whalemountain.owner\"}}"))
        .isEqualTo(owner);
    assertThat(Docker.inspect(network, "{{(index .IPAM.Config 0).Subnet}}")).startsWith("10.210.");

    call().post(path(owner, "two") + "/stop").expect(200);
    call().delete(path(owner, "one")).expect(204);
    assertThat(Docker.inspect(network, "{{.Name}}")).isEqualTo(network);
    call().post(path(owner, "two") + "/start").expect(200);

    call().delete(path(owner, "two")).expect(204);
    assertThat(Docker.inspect(network, "{{.Name}}")).contains("No such object");
  }

  @Test
  void addressesOfABridgeTheEngineDoesNotKnowAreLeftAlone() throws Exception {
    var subnet = "{{(index .IPAM.Config 0).Subnet}}";
    create(owner, "web", 0);
    var first = Docker.inspect("wm-" + owner, subnet);
    call().delete(path(owner, "web")).expect(204);

    // what an engine that was replaced leaves in the kernel
    var leftover = "wm" + owner.substring(0, 8);
    onTheHost("ip link add " + leftover + " type bridge");
    try {
      onTheHost("ip addr add " + first + " dev " + leftover);
      create(owner, "web", 0);
      assertThat(Docker.inspect("wm-" + owner, subnet)).startsWith("10.210.").isNotEqualTo(first);
    } finally {
      onTheHost("ip link del " + leftover);
    }
  }

  @Test
  void aStoppedContainerStartsAfterItsNetworkWasPruned() throws Exception {
    create(owner, "web", 0);
    call().post(path(owner, "web") + "/stop").expect(200);
    Docker.run("docker", "network", "rm", "wm-" + owner);

    var started = call().post(path(owner, "web") + "/start").expect(200).json();
    assertThat(started.path("status").asText()).isEqualTo("running");
  }

  @Test
  void manyFirstContainersOfOneAccountShareOneNetwork() throws Exception {
    var callers = new ArrayList<Thread>();
    for (var i = 0; i < 4; i++) {
      var name = "c" + i;
      callers.add(new Thread(() -> create(owner, name, 0)));
    }
    callers.forEach(Thread::start);
    for (var caller : callers) {
      caller.join();
    }
    assertThat(
            Docker.run(
                "docker", "network", "ls", "-q", "--filter", "label=whalemountain.owner=" + owner))
        .hasLineCount(1);
  }

  @Test
  void foreignContainersAreToldOfAndNeverTouched() throws Exception {
    var foreign = owner + "-web";
    // the label of a lent one, on a name it does not belong to: not ours
    Docker.run(
        "docker",
        "run",
        "-d",
        "--init",
        "--name",
        foreign,
        "--label",
        "whalemountain.id=1",
        "--label",
        "whalemountain.owner=" + owner,
        "--label",
        "whalemountain.name=other",
        image.name());
    try {
      var told = call().get("/v1/containers?owner=" + owner).expect(200).json();
      assertThat(told.findValuesAsText("fullName")).containsExactly(foreign);
      assertThat(told.get(0).path("console").isNull()).isTrue();
      call().get("/v1/containers/" + foreign).expectProblem(404, "not-found");
      for (var verb : List.of("start", "stop", "restart")) {
        call().post("/v1/containers/" + foreign + "/" + verb).expectProblem(404, "not-found");
      }
      call().delete("/v1/containers/" + foreign).expectProblem(404, "not-found");
      put(owner, "web", spec(owner, "web", 0)).expectProblem(409, "name-taken");
      var id = Docker.inspect(foreign, "{{.Id}}");
      call().delete("/v1/containers/" + id.substring(0, 12)).expectProblem(404, "not-found");
      assertThat(Docker.inspect(foreign, "{{.State.Running}}")).isEqualTo("true");
    } finally {
      Docker.run("docker", "rm", "-f", foreign);
    }
  }

  @Test
  void aTakenPortLeavesNothingBehind() throws Exception {
    try (var taken = new ServerSocket(0)) {
      var refused = put(owner, "web", spec(owner, "web", taken.getLocalPort()));
      refused.expectProblem(409, "port-taken");
      assertThat(refused.text()).contains(Integer.toString(taken.getLocalPort()));
    }
    assertThat(Docker.inspect(owner + "-web", "{{.Name}}")).contains("No such object");
    assertThat(Docker.inspect("wm-" + owner, "{{.Name}}")).contains("No such object");
  }

  @Test
  void whatAnEarlierTryBeganIsFinished() throws Exception {
    var spec = spec(owner, "web", 0);
    put(owner, "web", spec).expect(201);
    var labels = new ArrayList<String>();
    for (var key : List.of("id", "owner", "name", "console", "spec", "image", "ports", "gpus")) {
      var label = "whalemountain." + key;
      labels.addAll(
          List.of(
              "--label",
              label
                  + "="
                  + Docker.inspect(owner + "-web", "{{index .Config.Labels \"" + label + "\"}}")));
    }
    Docker.run("docker", "rm", "-f", owner + "-web");
    // as it is when the agent dies between create and start
    var command =
        new ArrayList<>(List.of("docker", "create", "--init", "--network", "wm-" + owner));
    command.addAll(List.of("--name", owner + "-web"));
    command.addAll(labels);
    command.add(image.name());
    Docker.run(command.toArray(String[]::new));

    var found = put(owner, "web", spec).expect(200).json();
    assertThat(found.path("status").asText()).isEqualTo("running");
  }

  @Test
  void aStopKeepsItStoppedAcrossTheEnginesRestarts() throws Exception {
    create(owner, "web", 0);
    var policy = "{{.HostConfig.RestartPolicy.Name}}";

    call().post(path(owner, "web") + "/stop").expect(200);
    assertThat(Docker.inspect(owner + "-web", policy)).isEqualTo("no");
    call().post(path(owner, "web") + "/start").expect(200);
    assertThat(Docker.inspect(owner + "-web", policy)).isEqualTo("on-failure");
    call().post(path(owner, "web") + "/restart").expect(200);
    assertThat(Docker.inspect(owner + "-web", policy)).isEqualTo("on-failure");
  }

  @Test
  void anUnknownIdIsNotPulled() {
    var spec = spec(owner, "web", 0);
    spec.put("image", "sha256:" + "0".repeat(64));

    put(owner, "web", spec).expectProblem(404, "not-found");
  }

  @Test
  void moreProcessorsThanTheHostHasAreABadValue() throws Exception {
    var spec = spec(owner, "web", 0);
    spec.put("cpus", 1000);

    put(owner, "web", spec).expectProblem(422, "invalid").expectField("cpus");
    assertThat(Docker.inspect("wm-" + owner, "{{.Name}}")).contains("No such object");
  }

  @Test
  void aCommandWhoseProgramTheImageLacksIsABadValueAndLeavesNothing() throws Exception {
    for (var program : List.of("no-such-program", "/bin/no-such-program", "bin/no-such-program")) {
      var spec = spec(owner, "web", 0);
      spec.put("command", List.of(program, "argument"));

      put(owner, "web", spec).expectProblem(422, "invalid").expectField("command");
      assertThat(Docker.inspect(owner + "-web", "{{.Name}}")).contains("No such object");
      assertThat(Docker.inspect("wm-" + owner, "{{.Name}}")).contains("No such object");
    }
  }

  @Test
  void anEntrypointOrUserThatTheImageLacksIsABadValueAndLeavesNothing() throws Exception {
    for (var wrong :
        List.of(Map.of("entrypoint", List.of("no-such-program")), Map.of("user", "no-such-user"))) {
      var spec = spec(owner, "web", 0);
      spec.put("launch", wrong);

      put(owner, "web", spec)
          .expectProblem(422, "invalid")
          .expectField(wrong.keySet().iterator().next());
      assertThat(Docker.inspect(owner + "-web", "{{.Name}}")).contains("No such object");
      assertThat(Docker.inspect("wm-" + owner, "{{.Name}}")).contains("No such object");
    }
  }

  @Test
  void aProgramBeginsAsItsOrderSays() throws Exception {
    var spec = spec(owner, "web", 0);
    spec.put(
        "launch",
        Map.of(
            "entrypoint",
            List.of("sh", "-c"),
            "user",
            "1000:1000",
            "directory",
            "/new",
            "labels",
            Map.of("course", "os")));
    spec.put("command", List.of("id -u; pwd; exec sleep 60"));

    put(owner, "web", spec).expect(201);
    assertThat(put(owner, "web", spec).expect(200).json().path("status").asText())
        .isEqualTo("running");
    assertThat(Docker.run("docker", "logs", owner + "-web")).isEqualTo("1000\n/new");
    assertThat(Docker.inspect(owner + "-web", "{{.HostConfig.RestartPolicy.Name}}"))
        .isEqualTo("on-failure");
    var launch = call().get(path(owner, "web")).expect(200).json().path("launch");
    assertThat(launch.path("labels").path("course").asText()).isEqualTo("os");
    assertThat(Docker.inspect(owner + "-web", "{{index .Config.Labels \"course\"}}"))
        .as("labels of people's are no labels of the engine's")
        .isEmpty();
  }

  @Test
  void aProgramHasTheTimeToEndThatIsSaid() throws Exception {
    var deaf = spec(owner, "deaf", 0);
    deaf.put("command", List.of("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"));
    put(owner, "deaf", deaf).expect(201);
    var slow = spec(owner, "slow", 0);
    slow.put(
        "command",
        List.of("sh", "-c", "trap 'sleep 12; exit 3' TERM; while :; do sleep 0.1; done"));
    put(owner, "slow", slow).expect(201);

    var slowStop =
        CompletableFuture.supplyAsync(
            () -> call().post(path(owner, "slow") + "/stop?timeoutSeconds=40"));
    var began = System.nanoTime();
    var ended = call().post(path(owner, "deaf") + "/stop?timeoutSeconds=2").expect(200).json();
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(9));
    assertThat(ended.path("exitCode").asInt()).isEqualTo(137);
    assertThat(slowStop.join().expect(200).json().path("exitCode").asInt()).isEqualTo(3);
  }

  @Test
  void whoLosesPatienceWithAStopKillsOrDeletes() throws Exception {
    for (var impatience : List.of("kill", "delete")) {
      var spec = spec(owner, "web", 0);
      spec.put("command", List.of("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"));
      put(owner, "web", spec).expect(201);
      var stop =
          CompletableFuture.supplyAsync(
              () -> call().post(path(owner, "web") + "/stop?timeoutSeconds=300"));
      Eventually.see(
          Duration.ofSeconds(20),
          () -> {
            try {
              return Docker.inspect(owner + "-web", "{{.HostConfig.RestartPolicy.Name}}");
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          },
          "no"::equals);
      if (impatience.equals("kill")) {
        call().post(path(owner, "web") + "/kill").expect(200);
        assertThat(stop.join().expect(200).json().path("status").asText()).isEqualTo("stopped");
      } else {
        call().delete(path(owner, "web")).expect(204);
        // it looks once more when the program has ended, maybe just before it is gone
        assertThat(stop.join().status()).isIn(200, 404);
        assertThat(Docker.inspect(owner + "-web", "{{.Name}}")).contains("No such object");
      }
      call().delete(path(owner, "web"));
    }
  }

  @Test
  void aPortThatIsTakenIsSeenBeforeAContainerIsMadeForLater() throws Exception {
    try (var taken = new ServerSocket(0)) {
      var spec = held(taken.getLocalPort());
      put(owner, "web", spec).expectProblem(409, "port-taken").expectField("ports[0].host");
    }
    assertThat(Docker.inspect(owner + "-web", "{{.Name}}")).contains("No such object");
  }

  @Test
  void aFirstStartWhosePortIsTakenLeavesItAsItWas() throws Exception {
    var port = freePort();
    put(owner, "web", held(port)).expect(201);
    try (var taken = new ServerSocket(port)) {
      call().post(path(owner, "web") + "/start").expectProblem(409, "port-taken");
      var seen = call().get(path(owner, "web")).expect(200).json();
      assertThat(seen.path("startedAt").isNull()).isTrue();
      assertThat(seen.path("status").asText()).isEqualTo("stopped");

      Docker.run("docker", "cp", "/etc/hostname", owner + "-web:/tmp/copied");
      var refused = call().post(path(owner, "web") + "/start").expectProblem(409, "wrong-state");
      assertThat(refused.text())
          .contains(Integer.toString(taken.getLocalPort()))
          .contains("copied");
    }
    call().post(path(owner, "web") + "/start").expect(200);
    assertThat(Docker.exec(owner + "-web", "ls /tmp")).contains("copied");
  }

  private Map<String, Object> held(int port) {
    var spec = spec(owner, "web", port);
    spec.put("launch", Map.of("held", true, "once", true, "directory", "/made/by/the/engine"));
    spec.put("command", List.of("sleep", "60"));
    return spec;
  }

  @Test
  void aCommandIsFoundByItsNameItsPathAndFromTheWorkingDirectory() {
    for (var program : List.of("sleep", "/bin/sleep", "bin/sleep")) {
      var spec = spec(owner, "web", 0);
      spec.put("command", List.of(program, "60"));

      put(owner, "web", spec).expect(201);
      call().delete(path(owner, "web")).expect(204);
    }
  }

  private void create(String account, String name, int port) {
    put(account, name, spec(account, name, port)).expect(201);
  }

  private Call.Answer put(String account, String name, Map<String, Object> spec) {
    made.add(account + "-" + name);
    return call().put(path(account, name), Call.json(spec));
  }

  private Call call() {
    return Call.to(agent).as(token);
  }

  private static String path(String account, String name) {
    return "/v1/containers/" + account + "-" + name;
  }

  /** One host port where it is not 0. */
  private static Map<String, Object> spec(String account, String name, int port) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("id", UUID.randomUUID().toString());
    spec.put("owner", account);
    spec.put("name", name);
    spec.put("console", "container-it");
    spec.put("image", image.name());
    spec.put("ports", port == 0 ? List.of() : List.of(Map.of("guest", 8080, "host", port)));
    spec.put("cpus", 0.5);
    spec.put("memoryMiB", 64);
    return spec;
  }

  private static void onTheHost(String line) throws Exception {
    assertThat(
            Docker.run(
                "docker",
                "run",
                "--rm",
                "--cap-add",
                "NET_ADMIN",
                "--network",
                "host",
                image.name(),
                "sh",
                "-c",
                line))
        .isEmpty();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
