package org.whalemountain.docker.runner;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.StandInGitLab;
import org.whalemountain.api.contract.StandInRunner;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;

/** What the strongest commands of docker do from inside a student's job. */
@QuarkusTest
@TestProfile(BuildsProfile.class)
@Tag("builds")
class BuildAttackIT extends RunnerTestBed {
  private static final String RUN = "docker run --rm ";
  private static final String IMAGE = " " + StandInRunner.IMAGE + " ";
  private static final String ROOT = RUN + "--privileged -v /:/host" + IMAGE;
  private static final String OTHER = "t00000002";

  @Test
  void theHostsFilesAreNotInTheEnginesRoot() throws Exception {
    setUp();
    var secret = Files.writeString(Files.createTempFile("attack", ".secret"), "of the blade");
    try {
      var seen =
          job(
              ROOT + "sh -c 'ls -A /host /host/home /host/root /host/var /host/usr/local; true'",
              ROOT
                  + "sh -c 'for f in etc/shadow etc/machine-id var/run/docker.sock run/docker.sock"
                  + " var/lib/docker "
                  + data.toString().substring(1)
                  + " "
                  + run.toString().substring(1)
                  + " "
                  + secret.toString().substring(1)
                  + "; do if [ -e /host/$f ]; then echo \"found /$f\"; fi; done; true'",
              ROOT
                  + "sh -c 'grep -rl \"of the blade\" /host/tmp /host/home /host/var 2>/dev/null;"
                  + " true'");
      assertThat(seen)
          .contains("data", "usr")
          .doesNotContain("found /", secret.getFileName().toString());
      assertThat(
              job(
                  ROOT
                      + "sh -c 'ls -A /host/home /host/root /host/var /host/usr/local"
                      + " | grep -v : | grep . || echo empty'"))
          .contains("empty");
    } finally {
      Files.delete(secret);
    }
  }

  @Test
  void nothingOfTheHostCanBeWritten() throws Exception {
    setUp();
    var seen =
        job(
            ROOT
                + "sh -c 'for d in / /usr /usr/bin /etc/alternatives /lib /sys/kernel"
                + " /proc/sys/kernel /dev /home /root /var; do"
                + " if touch /host$d/written 2>/dev/null; then echo \"wrote $d\"; fi; done; true'",
            ROOT
                + "sh -c 'if mount -o remount,rw,bind /host/usr 2>/dev/null; then echo remounted;"
                + " fi; true'",
            ROOT
                + "sh -c 'if echo x > /host/proc/sys/kernel/core_pattern; then echo changed; fi;"
                + " true'",
            ROOT + "sh -c 'if mknod /tmp/disk b 254 0; then echo made; fi; true'",
            ROOT + "sh -c 'if echo b > /host/proc/sysrq-trigger; then echo triggered; fi; true'");
    assertThat(seen).doesNotContain("wrote ", "remounted", "changed", "made", "triggered");
    assertThat(Files.exists(java.nio.file.Path.of("/usr/bin/written"))).isFalse();
  }

  @Test
  void theHostsNetworkIsNotTheEngines() throws Exception {
    setUp();
    try (var secret = new ServerSocket(0)) {
      var answering = new Thread(() -> answer(secret));
      answering.setDaemon(true);
      answering.start();
      var addresses = new LinkedHashSet<>(List.of("127.0.0.1", "10.0.2.2", "10.0.2.3"));
      for (var one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (var address : Collections.list(one.getInetAddresses())) {
          if (address.getAddress().length == 4) {
            addresses.add(address.getHostAddress());
          }
        }
      }
      assertThat(fromHere(StandInGitLab.address(), secret.getLocalPort())).contains("of the blade");
      for (var network : List.of("host", "bridge")) {
        var asked =
            RUN
                + "--net="
                + network
                + IMAGE
                + "sh -c 'for a in "
                + String.join(" ", addresses)
                + "; do curl -s --http0.9 --max-time 5 http://$a:"
                + secret.getLocalPort()
                + " & done; wait; echo asked'";
        assertThat(job(asked)).contains("asked").doesNotContain("of the blade");
      }
      var interfaces = job(RUN + "--net=host" + IMAGE + "ls /sys/class/net");
      assertThat(interfaces).contains("tap0");
      for (var one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (!List.of("lo", "docker0").contains(one.getName())) {
          assertThat(interfaces.lines()).doesNotContain(one.getName());
        }
      }
    }
  }

  @Test
  void theHostsProcessesAreNotSeen() throws Exception {
    setUp();
    var marker = new ProcessBuilder("sleep", "98765").start();
    try {
      var job =
          gitlab.enqueue(
              StandInRunner.IMAGE,
              RUN + "--pid=host" + IMAGE + "ps || echo refused",
              ROOT + "sh -c 'cat /host/proc/[0-9]*/cmdline | tr \"\\0\" \" \"'");
      var seen = job.ended(JOB_LIMIT);
      assertThat(job.state()).as(seen).isEqualTo("success");
      assertThat(seen).contains("dockerd").doesNotContain("98765", "quarkus", "surefire");
    } finally {
      marker.destroyForcibly();
    }
  }

  @Test
  void whatClaimsAnotherOwnerIsNot() throws Exception {
    setUp();
    job(
        "cd /tmp && printf 'FROM "
            + StandInRunner.IMAGE
            + "\\nLABEL whalemountain.owner="
            + OTHER
            + " whalemountain.id=x whalemountain.name=y"
            + "\\n' > Dockerfile",
        "docker build -t " + OTHER + "/stolen:1 .",
        "docker save " + OTHER + "/stolen:1 -o forged.tar && docker load -i forged.tar",
        "docker tag " + OTHER + "/stolen:1 whalemountain.invalid/" + OTHER + "/stolen:1",
        "docker tag " + OTHER + "/stolen:1 library/busybox:latest",
        "docker tag " + OTHER + "/stolen:1 docker.io/" + OTHER + "/stolen:2",
        "docker tag " + OTHER + "/stolen:1 " + account + "/mine:1");
    assertThat(image(account + "/mine:1").path("owner").asText()).isEqualTo(account);
    var all = call().get("/v1/images").expect(200).json();
    for (var image : all) {
      assertThat(image.path("owner").asText()).isNotEqualTo(OTHER);
      assertThat(image.path("names").toString()).doesNotContain("stolen");
    }
    assertThat(Docker.run("docker", "images", "--format", "{{.Repository}}:{{.Tag}}"))
        .doesNotContain("stolen");
    var mine = image(account + "/mine:1").path("id").asText();
    assertThat(Docker.inspect(mine, "{{json .Config.Labels}}"))
        .doesNotContain(OTHER)
        .contains("\"whalemountain.owner\":\"" + account + "\"");
    var claimed =
        Docker.run(
            "docker",
            "images",
            "--all",
            "--quiet",
            "--no-trunc",
            "--filter",
            "label=whalemountain.owner");
    assertThat(claimed.lines().distinct().filter(id -> owner(id).equals(OTHER))).isEmpty();
    assertThat(claimed.lines().distinct().filter(id -> owner(id).equals(account)))
        .containsExactly(mine);
  }

  private static String owner(String id) {
    try {
      return Docker.inspect(id, "{{index .Config.Labels \"whalemountain.owner\"}}").strip();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anotherStudentsEngineIsNotReached() throws Exception {
    setUp();
    var other = account + "o";
    var otherToken = token + "-other";
    gitlab.knows(otherToken);
    call()
        .put(
            "/v1/runners/" + other,
            Call.json(Map.of("gitlabUrl", gitlabUrl(), "token", otherToken)))
        .expect(200);
    try {
      wake(other);
      StandInRunner.give(engine(other));
      var seen =
          job(
              ROOT
                  + "sh -c 'find /host -xdev -name docker.sock -o -xdev -name \"*"
                  + other
                  + "*\" 2>/dev/null; ls -ldn /host/run/whalemountain /host/data; true'",
              "docker images --format '{{.Repository}}'");
      assertThat(seen).doesNotContain(other);
      var uid = Files.getAttribute(data.resolve(account), "unix:uid");
      assertThat(Files.getAttribute(data.resolve(other), "unix:uid")).isNotEqualTo(uid);
      // the door asks who comes: even root of a container is nobody there
      assertThat(
              Docker.run(
                  "docker",
                  "run",
                  "--rm",
                  "--mount",
                  "type=bind,source=/run/whalemountain-build-test-doors/" + other + ",target=/door",
                  "--user",
                  uid + ":" + uid,
                  StandInRunner.IMAGE,
                  "docker",
                  "-H",
                  "unix:///door/docker.sock",
                  "version"))
          .containsAnyOf("Cannot connect", "connection reset", "EOF")
          .doesNotContain("Server:");
    } finally {
      call().delete("/v1/runners/" + other).expect(204);
    }
  }

  @Test
  void aSocketThatIsALinkToTheBladesIsNotFollowed() throws Exception {
    setUp();
    // the student is root in the engine's user namespace, and the folder of its socket is the
    // student's
    job(
        RUN
            + "-v /run/whalemountain:/s"
            + IMAGE
            + "sh -c 'rm /s/docker.sock && ln -s /var/run/docker.sock /s/docker.sock'");
    assertThat(Files.isSymbolicLink(engine(account))).isTrue();
    var said =
        Docker.run(
            "docker",
            "exec",
            "wm-runner-" + account,
            "docker",
            "-H",
            "unix:///run/whalemountain/docker.sock",
            "ps");
    assertThat(said).doesNotContain("wm-runner-");
  }

  private static void answer(ServerSocket secret) {
    try {
      while (true) {
        try (var visitor = secret.accept()) {
          visitor.getOutputStream().write("of the blade\n".getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (java.io.IOException closed) {
      // the test is over
    }
  }

  private static String fromHere(String address, int port) throws Exception {
    try (var socket = new java.net.Socket(InetAddress.getByName(address), port)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
