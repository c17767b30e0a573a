package org.whalemountain.console.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** The stock docker command against the real services, beside the same command on the engine. */
class DockerCommandIT {

  private static final String ME = Whole.HANAKO;
  private static final String SHE = Whole.TARO;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SMALL = "--memory=64m";

  private final Whole whole = Whole.running();
  private final String image = whole.image;

  @AfterEach
  void clear() {
    whole.clear(ME);
    whole.clear(SHE);
  }

  /** What the engine has by now, the console knows too. */
  @BeforeEach
  void refresh() {
    whole.as(Whole.ADMIN).post("/api/v1/images/refresh").expect(200);
  }

  static List<Path> clients() {
    return DockerCommand.installed();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void programsPrintAndEndAsOnABareEngine(Path client) {
    var mine = to(client, ME);
    var bare = DockerCommand.bare(client);
    for (var script :
        List.of(
            "cat; echo err >&2; exit 5",
            "kill -TERM $$",
            "head -c 200000 /dev/zero | tr '\\0' x")) {
      var input = "typed\n".getBytes(StandardCharsets.UTF_8);
      var here = mine.run(input, "run", "--rm", "-i", SMALL, image, "sh", "-c", script);
      var there = bare.run(input, "run", "--rm", "-i", "--init", SMALL, image, "sh", "-c", script);
      assertThat(here).as(script).isEqualTo(there);
    }
    assertThat(
            mine.run(
                "run", "--rm", SMALL, "-e", "GREETING=やあ", image, "sh", "-c", "echo $GREETING"))
        .isEqualTo(new DockerCommand.Outcome(0, "やあ\n", ""));
    assertThat(mine.run("ps", "-aq").expect(0).out()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void oneContainerIsReadAsOnABareEngine(Path client) throws IOException {
    var mine = to(client, ME);
    var bare = DockerCommand.bare(client);
    var name = Whole.unique("bare");
    var script = "echo begun; sleep 0.2; echo hint >&2; exec sleep 1000";
    var id =
        mine.run(
                "run",
                "-d",
                "--name",
                "web",
                SMALL,
                "--cpus=0.5",
                "-p",
                "80",
                image,
                "sh",
                "-c",
                script)
            .expect(0)
            .line();
    assertThat(id).matches("[0-9a-f]{64}");
    bare.run("run", "-d", "--init", "--name", name, SMALL, "--cpus=0.5", image, "sh", "-c", script)
        .expect(0);
    try {
      for (var called : List.of("web", ME + "-web", id, id.substring(0, 8))) {
        var format =
            "{{.Id}} {{.Name}} {{.State.Running}} {{.HostConfig.Memory}} {{.HostConfig.NanoCpus}}";
        assertThat(mine.run("inspect", "--format", format, called).expect(0).line())
            .isEqualTo(id + " /web true 67108864 500000000");
      }
      var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "copied");
      Files.writeString(folder.resolve("a.txt"), "copied");
      for (var command :
          List.of(
              "logs NAME",
              "logs --tail 1 NAME",
              "exec NAME sh -c 'echo in; echo no >&2; exit 7'",
              "exec -w /tmp -e A=b NAME sh -c 'pwd; echo $A'",
              "exec NAME no-such-program",
              "cp FOLDER/a.txt NAME:/tmp/b.txt",
              "exec NAME cat /tmp/b.txt",
              "cp NAME:/tmp/b.txt FOLDER/back.txt",
              "cp NAME:/no/such FOLDER/x",
              "ps --filter name=NAME --format '{{.Image}} {{.State}}'",
              "rename NOBODY x",
              "stop NOBODY",
              "kill -s CONT NAME",
              "rm NAME",
              "stop NAME",
              "wait NAME",
              "inspect --format '{{.State.Status}} {{.State.ExitCode}}' NAME",
              "kill NAME",
              "start NAME",
              "restart NAME",
              "kill NAME",
              "wait NAME",
              "rm NAME",
              "rm NAME",
              "inspect NAME")) {
        var here = words(mine, command, "web", folder);
        var there = words(bare, command, name, folder);
        assertThat(here.exitCode()).as(command + here + there).isEqualTo(there.exitCode());
        var isExact =
            command.startsWith("logs")
                || (command.startsWith("exec") && !command.contains("no-such"));
        if (isExact) {
          assertThat(here).as(command).isEqualTo(there);
        } else {
          assertThat(here.out().replace("web", "NAME"))
              .as(command)
              .isEqualTo(there.out().replace(name, "NAME"));
        }
      }
      assertThat(folder.resolve("back.txt")).hasContent("copied");
    } finally {
      bare.run("rm", "-f", name);
    }
  }

  private static DockerCommand.Outcome words(
      DockerCommand docker, String command, String name, Path folder) {
    var words =
        Shell.run("printf '%s\\n' " + command)
            .lines()
            .map(word -> word.replace("NAME", name).replace("FOLDER", folder.toString()))
            .toArray(String[]::new);
    return docker.run(words);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void whoSitsBeforeItTypesAndSees(Path client) {
    var mine = to(client, ME);
    var shell =
        mine.inTerminal(
            "# ",
            "stty rows 33 cols 99; stty size; exit 6\r",
            "run",
            "-it",
            "--rm",
            SMALL,
            "--name",
            "shell",
            image,
            "sh");
    assertThat(shell.out()).contains("33 99");
    assertThat(shell.exitCode()).isEqualTo(6);
    mine.run("run", "-dit", SMALL, "--name", "web", image, "sh").expect(0);
    var beside = mine.inTerminal("# ", "echo $((3*7)); exit 4\r", "exec", "-it", "web", "sh");
    assertThat(beside.out()).contains("21");
    assertThat(beside.exitCode()).isEqualTo(4);
    // ctrl-p ctrl-q leaves it running, and so do keys of one's own; over plain TCP the command
    // itself takes them for the end of the input, of whatever engine
    var safe = mine.overTls(whole.console.tlsPort(), whole.console.certificate());
    var script = "while sleep 0.2; do echo '# '; done";
    mine.run("run", "-dit", SMALL, "--name", "clock", image, "sh", "-c", script).expect(0);
    safe.inTerminal("# ", "\u0010\u0011", "attach", "clock");
    safe.inTerminal("# ", "\u0005e", "attach", "--detach-keys", "ctrl-e,e", "clock");
    assertThat(mine.run("ps", "--format", "{{.Names}}").line().lines())
        .containsExactlyInAnyOrder("clock", "web");
    assertThat(mine.inTerminal("# ", "exit 9\r", "attach", "web").exitCode()).isEqualTo(9);
  }

  @Test
  void aTarFlowsInAndEnds() {
    var mine = mine();
    mine.run("run", "-d", SMALL, "--name", "web", image, "sleep", "1000").expect(0);
    var tar = Shell.run("tar c -C /etc hostname passwd | base64 -w0");
    mine.run(
            java.util.Base64.getDecoder().decode(tar),
            "exec",
            "-i",
            "web",
            "tar",
            "x",
            "-C",
            "/tmp")
        .expect(0);
    assertThat(mine.run("exec", "web", "ls", "/tmp").line())
        .contains("hostname")
        .contains("passwd");
    assertThat(mine.run("cp", "web:/tmp/passwd", "-").expect(0).out()).contains("root:");
  }

  @Test
  void theRestOfItWorks() {
    var mine = mine();
    assertThat(mine.run("version").expect(0).out()).contains("Whalemountain");
    assertThat(
            mine.run("info", "--format", "{{.Containers}} {{.OperatingSystem}}").expect(0).line())
        .isEqualTo("0 Whalemountain");
    var pulled = mine.run("pull", image).expect(0).out();
    assertThat(pulled).contains("up to date");
    assertThat(mine.run("images", "--format", "{{.Repository}}:{{.Tag}}").expect(0).out())
        .contains(image);
    assertThat(mine.run("rmi", image).exitCode()).isEqualTo(1);
    assertThat(mine.run("pull", "no-such/image:1").exitCode()).isEqualTo(1);
    assertThat(mine.run("run", "no-such/image:1").exitCode()).isEqualTo(125);

    mine.run("run", "-d", SMALL, "--name", "usual", image).expect(0);
    var bare = DockerCommand.bare(clients().get(0));
    assertThat(mine.run("ps", "--no-trunc", "--format", "{{.Command}}").expect(0).line())
        .isEqualTo(
            bare.run(
                    "ps",
                    "--no-trunc",
                    "--filter",
                    "name=" + ME + "-usual",
                    "--format",
                    "{{.Command}}")
                .expect(0)
                .line())
        .isNotEqualTo("\"\"");
    mine.run("rm", "-f", "usual").expect(0);

    mine.run("create", SMALL, "--name", "web", "-p", "8080:80", image, "sleep", "1000").expect(0);
    assertThat(mine.run("ps", "-a", "--format", "{{.Names}} {{.State}}").line())
        .isEqualTo("web created");
    mine.run("start", "web").expect(0);
    assertThat(mine.run("port", "web").expect(0).line()).matches("80/tcp -> [0-9.]+:\\d+");
    assertThat(mine.run("top", "web").expect(0).out()).contains("sleep 1000");
    assertThat(mine.run("top", "web", "-o", "pid,cmd").expect(0).out())
        .startsWith("PID")
        .contains("sleep 1000")
        .doesNotContain("TTY");
    assertThat(mine.run("top", "web", "aux").err()).contains("docker exec");
    assertThat(
            mine.run("stats", "--no-stream", "--format", "{{.Name}} {{.PIDs}}", "web")
                .expect(0)
                .line())
        .matches("web [1-9]");
    assertThat(mine.run("logs", "-t", "--since", "10m", "web").expect(0).out()).isEmpty();
    mine.run("rm", "-f", "web").expect(0);
    mine.run("run", "-d", "--rm", SMALL, "--name", "brief", image, "true").expect(0);
    Eventually.see(SOON, () -> mine.run("ps", "-aq").expect(0).out(), String::isEmpty);
    Eventually.see(SOON, () -> Whole.inEngine(ME), List::isEmpty);
  }

  @Test
  void theImagesOwnWordsAreReplacedAndLabelsAreKept() {
    var mine = mine();
    var here =
        mine.run(
            "run",
            "--rm",
            SMALL,
            "-w",
            "/tmp",
            "-u",
            "1000:1000",
            "--entrypoint",
            "sh",
            image,
            "-c",
            "pwd; id -u; id -g");
    assertThat(here.expect(0).out()).isEqualTo("/tmp\n1000\n1000\n");
    mine.run(
            "run",
            "-d",
            SMALL,
            "--name",
            "web",
            "-l",
            "course=os",
            "-l",
            "week=3",
            "-w",
            "/etc",
            image,
            "sleep",
            "1000")
        .expect(0);
    mine.run("run", "-d", SMALL, "--name", "db", "-l", "course=db", image, "sleep", "1000")
        .expect(0);
    var names = List.of("ps", "--format", "{{.Names}}", "--filter");
    assertThat(filtered(mine, names, "label=course=os")).containsExactly("web");
    assertThat(filtered(mine, names, "label=course")).containsExactlyInAnyOrder("web", "db");
    assertThat(filtered(mine, names, "label=week=4")).isEmpty();
    assertThat(
            mine.run(
                    "inspect",
                    "--format",
                    "{{.Config.WorkingDir}} {{.Config.Labels.course}} {{.Config.User}}",
                    "web")
                .expect(0)
                .line())
        .isEqualTo("/etc os");
    assertThat(mine.run("exec", "web", "pwd").expect(0).line()).isEqualTo("/etc");
    assertThat(mine.run("run", "--rm", "--entrypoint", "", image, "true").err())
        .contains("--entrypoint");
  }

  @Test
  void aStopTakesAsLongAsIsSaidAndIsCutShortByAKill() throws Exception {
    var mine = mine();
    var deaf = "trap '' TERM; echo deaf; while :; do sleep 0.1; done";
    mine.run("run", "-d", SMALL, "--name", "web", image, "sh", "-c", deaf).expect(0);
    Eventually.see(SOON, () -> mine.run("logs", "web").out(), "deaf\n"::equals);
    for (var wrong : List.of("301", "-1")) {
      for (var verb : List.of("stop", "restart")) {
        var refused = mine.run(verb, "-t", wrong, "web");
        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.err()).contains("0 to 300");
      }
    }
    assertThat(mine.run("ps", "--format", "{{.Names}}").line()).isEqualTo("web");
    var began = System.nanoTime();
    mine.run("stop", "-t", "1", "web").expect(0);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
    mine.run("start", "web").expect(0);
    var stop = CompletableFuture.supplyAsync(() -> mine.run("stop", "-t", "300", "web"));
    Eventually.see(
        SOON,
        () -> whole.as(ME).get("/api/v1/containers").expect(200).json().get(0).path("wanted"),
        wanted -> wanted.asText().equals("stopped"));
    mine.run("kill", "web").expect(0);
    stop.get().expect(0);
    assertThat(mine.run("inspect", "--format", "{{.State.Status}}", "web").line())
        .isEqualTo("exited");
  }

  @Test
  void whatWasRunIsDefinedAndStartedAgainAsItWas() {
    var mine = mine();
    mine.run(
            "run",
            "-d",
            "--name",
            "web",
            SMALL,
            "--cpus=0.5",
            "-p",
            "80",
            "-e",
            "GREETING=hello world",
            "--entrypoint",
            "sh",
            "-u",
            "1000:1000",
            "-w",
            "/tmp",
            "-l",
            "course=os",
            image,
            "-c",
            "id -u; pwd; exec sleep 1000")
        .expect(0);
    var me = whole.as(ME);
    var id = me.get("/api/v1/containers").expect(200).json().get(0).path("id").asText();
    for (var type : List.of("application/yaml", "application/json")) {
      var printed = me.with("Accept", type).get("/api/v1/containers/" + id + "/definition");
      var template = "/api/v1/templates/mine";
      me.send(
              "PUT",
              template,
              type,
              printed
                  .expect(200)
                  .text()
                  .replace("name: web\n", "")
                  .replace("\"name\":\"web\",", "")
                  .getBytes(StandardCharsets.UTF_8))
          .expect(201);
      me.post(template + "/start", "{\"name\": \"again\"}").expect(201);
      var format =
          "{{json .Config.Entrypoint}} {{json .Config.Cmd}} {{.Config.User}} {{.Config.WorkingDir}}"
              + " {{.Config.Labels.course}} {{json .Config.Env}} {{.HostConfig.Memory}}"
              + " {{.HostConfig.NanoCpus}} {{.Path}} {{json .Args}} {{.Config.Image}}";
      assertThat(mine.run("inspect", "--format", format, "again").expect(0).line())
          .isEqualTo(mine.run("inspect", "--format", format, "web").expect(0).line())
          .contains("1000:1000 /tmp os [\"GREETING=hello world\"] 67108864 500000000 sh");
      Eventually.see(SOON, () -> mine.run("logs", "again").expect(0).out(), "1000\n/tmp\n"::equals);
      var bare = DockerCommand.bare(clients().get(0));
      var engines =
          "{{json .Config.Entrypoint}} {{json .Config.Cmd}} {{.Config.User}} {{.Config.WorkingDir}}";
      assertThat(bare.run("inspect", "--format", engines, ME + "-again").expect(0).line())
          .isEqualTo(bare.run("inspect", "--format", engines, ME + "-web").expect(0).line());
      me.delete(template).expect(204);
      mine.run("rm", "-f", "again").expect(0);
    }
  }

  private static List<String> filtered(DockerCommand docker, List<String> words, String filter) {
    var all = Stream.concat(words.stream(), Stream.of(filter)).toArray(String[]::new);
    return docker.run(all).expect(0).out().lines().toList();
  }

  @Test
  void eventsTellWhatHappens() throws Exception {
    var mine = mine();
    var until = Long.toString(System.currentTimeMillis() / 1000 + 6);
    var events =
        java.util.concurrent.CompletableFuture.supplyAsync(
            () ->
                mine.run(
                    "events",
                    "--until",
                    until,
                    "--format",
                    "{{.Action}} {{.Actor.Attributes.name}}"));
    Thread.onSpinWait();
    to(clients().get(0), SHE)
        .run("run", "-d", SMALL, "--name", "hers", image, "sleep", "100")
        .expect(0);
    mine.run("run", "-d", SMALL, "--name", "web", image, "sleep", "100").expect(0);
    mine.run("rm", "-f", "web").expect(0);
    var told = events.get().expect(0).out();
    assertThat(told).contains("web").doesNotContain("hers");
  }

  @Test
  void strangersSeeNothing() {
    var mine = mine();
    var hers = to(clients().get(0), SHE);
    var id = mine.run("run", "-d", SMALL, "--name", "web", image, "sleep", "1000").expect(0).line();
    assertThat(hers.run("ps", "-a", "--no-trunc", "-q").expect(0).out()).isEmpty();
    assertThat(hers.run("ps", "-aq", "--filter", "name=web").expect(0).out()).isEmpty();
    assertThat(hers.run("ps", "-aq", "--filter", "id=" + id).expect(0).out()).isEmpty();
    for (var called : List.of("web", ME + "-web", id, id.substring(0, 1))) {
      for (var command : List.of("inspect", "logs", "stop", "rm", "attach", "wait")) {
        var refused = hers.run(command, called);
        assertThat(refused.exitCode()).as(command + called).isEqualTo(1);
        assertThat(refused.err())
            .as(command)
            .isEqualTo(hers.run(command, "never-was").err().replace("never-was", called));
        assertThat(refused.err()).as(command).containsIgnoringCase("no such");
      }
      assertThat(hers.run("exec", called, "true").exitCode()).isEqualTo(1);
      assertThat(hers.run("cp", called + ":/etc/hostname", "-").exitCode()).isEqualTo(1);
    }
    assertThat(mine.run("ps", "-q", "--no-trunc").line()).isEqualTo(id);
  }

  @Test
  void whatIsNotLentSaysWhatToUseInstead() {
    var mine = mine();
    for (var refused :
        List.of(
            List.of("docker cp", "run", "-v", "/:/host", image),
            List.of("docker cp", "volume", "ls"),
            List.of("--privileged", "run", "--privileged", image),
            List.of("-p 8080", "run", "--network", "host", image),
            List.of("reach into the host", "run", "--pid", "host", image),
            List.of("reach into the host", "run", "--device", "/dev/null", image),
            List.of("-p 8080", "network", "create", "mine"),
            List.of("runner", "commit", "x", "y"),
            List.of("Swarm", "swarm", "init"),
            List.of("docker stop", "pause", "x"))) {
      var outcome = mine.run(refused.subList(1, refused.size()).toArray(String[]::new));
      assertThat(outcome.exitCode()).as(refused.toString()).isIn(1, 125);
      assertThat(outcome.err()).contains(refused.get(0));
    }
    assertThat(Whole.inEngine(ME)).isEmpty();
    var badToken = DockerCommand.to(clients().get(0), whole.console.url(), "wm_garbage");
    assertThat(badToken.run("ps").err()).contains("token");
  }

  /**
   * Nobody knows what else will be asked: each published address is answered or clearly refused.
   */
  @Test
  void everyPublishedAddressIsAnsweredOrRefused() throws Exception {
    var http = HttpClient.newHttpClient();
    var token = token(ME);
    var addresses =
        new String(
                getClass().getResourceAsStream("/docker-engine-api.txt").readAllBytes(),
                StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#") && !line.endsWith("/events"))
            .toList();
    for (var address : addresses) {
      var method = address.split(" ")[0];
      for (var name : List.of("never-was", "..%2F..%2Fversion", "%00", "a".repeat(300))) {
        var path = "/docker/v1.41" + address.split(" ")[1].replaceAll("\\{[a-z]+}", name);
        var request =
            HttpRequest.newBuilder(URI.create(whole.console.url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .method(
                    method, HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "{}" : ""))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address).isIn(200, 400, 404, 501);
        if (answer.statusCode() >= 400 && !method.equals("HEAD")) {
          assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
          assertThat(Call.json(answer.body())).contains("message").doesNotContain("Exception");
        }
      }
    }
    assertThat(Whole.inEngine(ME)).isEmpty();
  }

  @Test
  void bodiesOfOtherShapesAreRefused() {
    var mine = Call.to(whole.console.url()).as(token(ME));
    for (var body :
        List.of(
            "[]",
            "7",
            "{",
            "{\"Image\":\"%s\",\"Cmd\":5}".formatted(image),
            "{\"Image\":\"%s\",\"Cmd\":[[]]}".formatted(image),
            "{\"Image\":\"%s\",\"Env\":{}}".formatted(image),
            "{\"Image\":\"%s\",\"HostConfig\":[]}".formatted(image),
            "{\"Image\":\"%s\",\"HostConfig\":{\"Memory\":\"much\"}}".formatted(image),
            "{\"Image\":\"%s\",\"HostConfig\":{\"Memory\":1e99}}".formatted(image),
            "{\"Image\":\"%s\",\"HostConfig\":{\"NanoCpus\":-1}}".formatted(image),
            "{\"Image\":\"%s\",\"HostConfig\":{\"PortBindings\":7}}".formatted(image),
            "{\"Image\":\"%s\",\"Tty\":\"yes\"}".formatted(image))) {
      var answer = mine.post("/docker/containers/create?name=web", body);
      assertThat(answer.status()).as(body + answer).isEqualTo(400);
      assertThat(answer.json().path("message").asText()).as(body).isNotBlank();
    }
    assertThat(mine.get("/docker/containers/json?filters=7").status()).isEqualTo(400);
    assertThat(Whole.inEngine(ME)).isEmpty();
  }

  @Test
  void moreThanAnyHeapIsCopiedBothWays() throws IOException {
    var mine = mine();
    mine.run("run", "-d", "--memory=512m", "--name", "web", image, "sleep", "1000").expect(0);
    var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "large");
    var sent = folder.resolve("sent.bin");
    Shell.run(
        "openssl enc -aes-128-ctr -nosalt -pass pass:whale -in /dev/zero 2>/dev/null | head -c 268435456 > "
            + sent);
    mine.run("cp", sent.toString(), "web:/tmp/sent.bin").expect(0);
    mine.run("cp", "web:/tmp/sent.bin", folder.resolve("back.bin").toString()).expect(0);
    Shell.run("cmp " + sent + " " + folder.resolve("back.bin"));
    Shell.run("rm -r " + folder);
  }

  private DockerCommand mine() {
    return to(clients().get(0), ME);
  }

  private DockerCommand to(Path client, String account) {
    return DockerCommand.to(client, whole.console.url(), token(account));
  }

  private String token(String account) {
    return whole
        .as(account)
        .post("/api/v1/tokens", "{\"name\":\"" + Whole.unique("docker") + "\"}")
        .expect(201)
        .json()
        .path("token")
        .asText();
  }
}
