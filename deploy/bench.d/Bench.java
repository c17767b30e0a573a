import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Times creating, executing, deleting and listing by console, agent and the {@code docker} command, in turns on one
 * engine and with one container spec. Prints a table in Markdown; writes nothing but the page that is named.
 *
 * <p>Arguments: console's URL, agent's URL, agent's pid, agent's log, rounds, and optionally the page. The agent's
 * token comes in {@code BENCH_TOKEN}, how much is copied in {@code BENCH_COPY_MIB}, and the console's heap in {@code
 * BENCH_HEAP}; without {@code BENCH_SCALE} there is nothing but copying.
 */
public class Bench {

  private static final String IMAGE = "whalemountain/hello:1";
  /** Several, because an account's network has room for about sixty containers. */
  private static final List<String> ACCOUNTS = List.of("e175701", "e175702", "e175703", "e165700");
  private static final int LISTED = 200;
  private static final int WARM_UP = 3;
  private static final int REQUESTS = 300;
  private static final int TOGETHER = 40;
  private static final int TOGETHER_ROUNDS = 5;
  private static final int COPY_ROUNDS = 3;
  /** Java's compilers work beside the first ones, with processors that the copy wants. */
  private static final int COPY_WARM_UP = 4;
  private static final long MIB = 1024 * 1024;
  private static final String OWNER = "bench" + Long.toHexString(System.nanoTime() & 0xffffff);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Map<String, List<Double>>> times = new LinkedHashMap<>();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final String console;
  private final String agent;
  private final String token = "Bearer " + System.getenv("BENCH_TOKEN");
  private final AtomicInteger cliPort = new AtomicInteger(18000);

  Bench(String console, String agent) {
    this.console = console;
    this.agent = agent;
  }

  public static void main(String[] arguments) throws Exception {
    var bench = new Bench(arguments[0], arguments[1]);
    var agentPid = arguments[2];
    var rounds = Integer.parseInt(arguments[4]);
    var result = new ArrayList<String>();
    try {
      for (var account : ACCOUNTS) {
        bench.logIn(account);
      }
      var copyMib = Integer.parseInt(System.getenv("BENCH_COPY_MIB"));
      if (System.getenv("BENCH_SCALE") == null) {
        bench.copies(copyMib).forEach(System.out::println);
        return;
      }
      var atRest = bench.residentAfterRequests(agentPid);
      bench.measure(rounds);
      result.addAll(bench.table(rounds));
      result.add("");
      result.addAll(bench.copies(copyMib));
      result.add("");
      result.add(System.getenv("BENCH_SCALE"));
      result.add("");
      result.add(
          "The agent: started in %s s; %d MiB resident at rest after %d requests, %d MiB after the whole measurement."
              .formatted(startTime(Path.of(arguments[3])), atRest, REQUESTS, resident(agentPid)));
    } finally {
      bench.cleanUp();
    }
    result.forEach(System.out::println);
    if (arguments.length > 5) {
      Files.writeString(Path.of(arguments[5]), page(result));
    }
  }

  private void measure(int rounds) throws Exception {
    // One container stays on each network, so that no round pays for making or removing a network.
    for (var account : ACCOUNTS) {
      create(consoleSpec("standing", 0), account);
    }
    agentCreate("standing", 0);
    for (var round = -WARM_UP; round < rounds; round++) {
      var ways = List.of("console", "agent", "docker");
      for (var turn = 0; turn < ways.size(); turn++) {
        oneLife(ways.get(Math.floorMod(round + turn, ways.size())), round);
      }
    }
    for (var round = -1; round < TOGETHER_ROUNDS; round++) {
      var ways = List.of("console", "agent", "docker");
      for (var turn = 0; turn < ways.size(); turn++) {
        together(ways.get(Math.floorMod(round + turn, ways.size())), round);
      }
    }
    System.err.println("creating " + LISTED + " containers to list");
    IntStream.range(0, LISTED - 1 - ACCOUNTS.size())
        .parallel()
        .forEach(i -> unchecked(() -> create(consoleSpec("listed" + i, 0), ACCOUNTS.get(i % ACCOUNTS.size()))));
    for (var round = -WARM_UP; round < rounds; round++) {
      time(round, "list of " + LISTED, "console", () -> get(console + "/api/v1/containers?owner=all&limit=1000", "e165700"));
      time(round, "list of " + LISTED, "agent", () -> get(agent + "/v1/containers", null));
      time(round, "list of " + LISTED, "docker", () -> docker("ps", "--all", "--no-trunc"));
    }
  }

  private void oneLife(String way, int round) throws Exception {
    var name = "r" + (round + WARM_UP);
    switch (way) {
      case "console" -> {
        var id = new String[1];
        time(round, "create to running", way, () -> id[0] = create(consoleSpec(name, 8080), "e175701"));
        var at = console + "/api/v1/containers/" + id[0];
        time(round, "exec", way, () -> send("POST", at + "/exec", "e175701", "{\"command\":[\"true\"]}", 200));
        time(round, "delete", way, () -> send("DELETE", at, "e175701", null, 204));
      }
      case "agent" -> {
        var at = agent + "/v1/containers/" + OWNER + "-" + name;
        time(round, "create to running", way, () -> agentCreate(name, 17000 + round));
        time(round, "exec", way, () -> send("POST", at + "/exec", null, "{\"command\":[\"true\"]}", 200));
        time(round, "delete", way, () -> send("DELETE", at, null, null, 204));
      }
      default -> {
        var full = OWNER + "-cli-" + name;
        time(round, "create to running", way, () -> dockerRun(full));
        time(round, "exec", way, () -> docker("exec", full, "true"));
        time(round, "delete", way, () -> docker("rm", "--force", full));
      }
    }
  }

  /** All of them are asked for in the same moment; it ends when the last one runs. */
  private void together(String way, int round) throws Exception {
    var ends = new ConcurrentLinkedQueue<Step>();
    var hands = Executors.newFixedThreadPool(TOGETHER);
    try {
      time(round, TOGETHER + " creates at once", way, () -> {
        var all = IntStream.range(0, TOGETHER)
            .mapToObj(i -> hands.submit(() -> ends.add(oneOfMany(way, "t" + (round + 1) + "-" + i, i))))
            .toList();
        for (var one : all) {
          one.get();
        }
        return all;
      });
    } finally {
      hands.shutdown();
    }
    ends.parallelStream().forEach(Bench::unchecked);
  }

  /** Creates one and gives what deletes it. */
  private Step oneOfMany(String way, String name, int number) throws Exception {
    switch (way) {
      case "console" -> {
        var account = ACCOUNTS.get(number % ACCOUNTS.size());
        var id = create(consoleSpec(name, 8080), account);
        return () -> send("DELETE", console + "/api/v1/containers/" + id, account, null, 204);
      }
      case "agent" -> {
        agentCreate(name, 17100 + number);
        return () -> send("DELETE", agent + "/v1/containers/" + OWNER + "-" + name, null, null, 204);
      }
      default -> {
        var full = OWNER + "-cli-" + name;
        dockerRun(full);
        return () -> docker("rm", "--force", full);
      }
    }
  }

  private static String consoleSpec(String name, int port) {
    return """
        {"name":"%s-%s","image":"%s","command":["sleep","infinity"],"guestPorts":[%s],"cpus":0.5,"memoryMiB":64}"""
        .formatted(OWNER, name, IMAGE, port == 0 ? "" : port);
  }

  private String create(String spec, String account) throws Exception {
    var answer = send("POST", console + "/api/v1/containers", account, spec, 201);
    return find(answer, "\"id\":\"([^\"]+)\"");
  }

  private String agentCreate(String name, int port) throws Exception {
    var spec =
        """
        {"id":"%1$s-%2$s","owner":"%1$s","name":"%2$s","console":"bench","image":"%3$s","command":["sleep","infinity"],\
        "ports":[%4$s],"cpus":0.5,"memoryMiB":64}"""
            .formatted(OWNER, name, IMAGE, port == 0 ? "" : "{\"guest\":8080,\"host\":" + port + "}");
    return send("PUT", agent + "/v1/containers/" + OWNER + "-" + name, null, spec, 201);
  }

  /** The spec that the agent makes, as far as the command line has words for it. */
  private String dockerRun(String name) throws Exception {
    return docker(
        ("run --detach --name " + name + " --label whalemountain.bench=" + OWNER + " --network wm-" + OWNER
                + " --init --cpus 0.5 --memory 64m --memory-swap 64m --pids-limit 512 --cap-drop ALL --cap-add CHOWN"
                + " --cap-add SETUID --cap-add SETGID --security-opt no-new-privileges --log-driver json-file"
                + " --log-opt max-size=10m --log-opt max-file=3 --publish " + cliPort.getAndIncrement() + ":8080 " + IMAGE
                + " sleep infinity")
            .split(" "));
  }

  /** {@code docker cp} both ways, through the console and on the bare engine, in turns. */
  private List<String> copies(int mib) throws Exception {
    var folder = Files.createTempDirectory("whalemountain-copies");
    try {
      var sent = folder.resolve("sent.bin");
      unlikeAnything(sent, mib);
      var id = create(consoleSpec("copies", 0), "e175701");
      var full = OWNER + "-cli-copies";
      docker(("run --detach --name " + full + " --label whalemountain.bench=" + OWNER
          + " --memory 64m --memory-swap 64m " + IMAGE + " sleep infinity").split(" "));
      var engine = new Copier(Map.of(), full, folder);
      var through = new Copier(throughConsole(folder), OWNER + "-copies", folder);
      for (var round = -COPY_WARM_UP; round < COPY_ROUNDS; round++) {
        var inTurn = round % 2 == 0 ? List.of(through, engine) : List.of(engine, through);
        for (var copier : inTurn) {
          copier.bothWays(sent, round >= 0);
        }
      }
      send("DELETE", console + "/api/v1/containers/" + id, "e175701", null, 204);
      return List.of(
          "`docker cp` of %d MiB, medians of %d rounds (the console with a heap of %s):"
              .formatted(mib, COPY_ROUNDS, System.getenv("BENCH_HEAP")),
          "",
          "| copy | through the console, MiB/s | bare engine, MiB/s | console / engine |",
          "| --- | ---: | ---: | ---: |",
          copyRow("into a container", mib, through.in, engine.in),
          copyRow("out of a container", mib, through.out, engine.out));
    } finally {
      try (var files = Files.walk(folder)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> unchecked(() -> Files.deleteIfExists(file)));
      }
    }
  }

  /** Neither zeros nor anything else that somebody on the way could make smaller. */
  private static void unlikeAnything(Path file, int mib) throws IOException {
    var random = new java.util.Random(1);
    var bytes = new byte[(int) MIB];
    try (var out = Files.newOutputStream(file)) {
      for (var i = 0; i < mib; i++) {
        random.nextBytes(bytes);
        out.write(bytes);
      }
    }
  }

  /** What makes the stock command speak to the console as a student. */
  private Map<String, String> throughConsole(Path folder) throws Exception {
    var answer = send("POST", console + "/api/v1/tokens", "e175701", "{\"name\":\"bench\"}", 201);
    var token = find(answer, "\"token\":\"([^\"]+)\"");
    Files.writeString(
        folder.resolve("config.json"), "{\"HttpHeaders\":{\"Authorization\":\"Bearer " + token + "\"}}");
    return Map.of(
        "DOCKER_CONFIG", folder.toString(),
        "DOCKER_HOST", "tcp://" + URI.create(console).getAuthority() + "/docker");
  }

  private static String copyRow(String copy, int mib, List<Double> through, List<Double> engine) {
    var speed = mib / median(through);
    var bare = mib / median(engine);
    return "| %s | %.0f | %.0f | %.2f |".formatted(copy, speed, bare, speed / bare);
  }

  /** Copies a file into a container and out again; the seconds that took. */
  private record Copier(
      Map<String, String> environment, String container, Path folder, List<Double> in, List<Double> out) {

    Copier(Map<String, String> environment, String container, Path folder) {
      this(environment, container, folder, new ArrayList<>(), new ArrayList<>());
    }

    void bothWays(Path sent, boolean isMeasured) throws Exception {
      var back = folder.resolve("back.bin");
      var there = container + ":/tmp/copy.bin";
      time(isMeasured ? in : new ArrayList<>(), "cp", sent.toString(), there);
      time(isMeasured ? out : new ArrayList<>(), "cp", there, back.toString());
      if (Files.mismatch(sent, back) >= 0) {
        throw new IOException(container + " gave back something else");
      }
      Files.delete(back);
      docker(environment, "exec", container, "rm", "/tmp/copy.bin");
    }

    private void time(List<Double> seconds, String... words) throws Exception {
      var began = System.nanoTime();
      docker(environment, words);
      seconds.add((System.nanoTime() - began) / 1e9);
    }
  }

  private void time(int round, String operation, String way, Step step) throws Exception {
    var began = System.nanoTime();
    step.run();
    var millis = (System.nanoTime() - began) / 1e6;
    if (round >= 0) {
      times.computeIfAbsent(operation, o -> new LinkedHashMap<>())
          .computeIfAbsent(way, w -> new ArrayList<>())
          .add(millis);
    }
  }

  private List<String> table(int rounds) {
    var rows = new ArrayList<String>();
    rows.add("Medians of " + rounds + " rounds in milliseconds (in parentheses the quickest):");
    rows.add("");
    rows.add("| operation | console | agent | `docker` | console / `docker` | agent / `docker` |");
    rows.add("| --- | ---: | ---: | ---: | ---: | ---: |");
    times.forEach(
        (operation, ways) -> {
          var docker = median(ways.get("docker"));
          rows.add(
              Arrays.asList("console", "agent", "docker").stream()
                  .map(way -> "%.1f (%.1f)".formatted(median(ways.get(way)), ways.get(way).stream().min(Double::compare).get()))
                  .collect(Collectors.joining(" | ", "| " + operation + " | ", ""))
                  + " | %.2f | %.2f |".formatted(median(ways.get("console")) / docker, median(ways.get("agent")) / docker));
        });
    return rows;
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Resident memory once it no longer grows after that many requests. */
  private long residentAfterRequests(String pid) throws Exception {
    for (var i = 0; i < REQUESTS; i++) {
      get(agent + (i % 3 == 0 ? "/v1/host" : "/v1/containers"), null);
    }
    Thread.sleep(5000); // at rest means: some seconds without a request
    return resident(pid);
  }

  private static long resident(String pid) throws IOException {
    var status = Files.readString(Path.of("/proc", pid, "status"));
    return Long.parseLong(find(status, "VmRSS:\\s+(\\d+)")) / 1024;
  }

  private static String startTime(Path log) throws IOException {
    return find(Files.readString(log), "started in ([0-9.]+)s");
  }

  private void logIn(String account) throws Exception {
    var body = "{\"username\":\"%1$s\",\"password\":\"%1$s-demo\"}".formatted(account);
    var request = request("POST", console + "/api/v1/session", body).build();
    var answer = http.send(request, BodyHandlers.ofString());
    cookies.put(account, answer.headers().firstValue("set-cookie").orElseThrow().split(";")[0]);
  }

  private String get(String url, String account) throws Exception {
    return send("GET", url, account, null, 200);
  }

  private String send(String method, String url, String account, String body, int wanted) throws Exception {
    var request = request(method, url, body);
    if (account == null) {
      request.header("Authorization", token);
    } else {
      request.header("Cookie", cookies.get(account));
    }
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != wanted) {
      throw new IOException(method + " " + url + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static HttpRequest.Builder request(String method, String url, String body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/json")
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private static String docker(String... words) throws Exception {
    return docker(Map.of(), words);
  }

  private static String docker(Map<String, String> environment, String... words) throws Exception {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + out);
    }
    return out;
  }

  /** What the console made is forgotten with its demo; this is what the agent and docker were asked for. */
  private void cleanUp() throws Exception {
    for (var label : List.of("whalemountain.bench=" + OWNER, "whalemountain.owner=" + OWNER)) {
      for (var id : docker("ps", "--all", "--quiet", "--filter", "label=" + label).lines().toList()) {
        docker("rm", "--force", id);
      }
    }
    for (var id : docker("network", "ls", "--quiet", "--filter", "label=whalemountain.owner=" + OWNER).lines().toList()) {
      docker("network", "rm", id);
    }
  }

  private static String page(List<String> result) throws Exception {
    var model = find(Files.readString(Path.of("/proc/cpuinfo")), "model name\\s*: (.+)");
    var memory = Long.parseLong(find(Files.readString(Path.of("/proc/meminfo")), "MemTotal:\\s+(\\d+)")) / 1024 / 1024;
    var engine = docker("version", "--format", "{{.Server.Version}}").strip();
    return """
        # Performance

        Written by `./deploy/bench --write`; do not edit.

        %s, on %d cores (%s), %d GiB, Docker %s, Java %s.

        %s

        ## How it is measured

        One client asks the console, the agent and the `docker` command in turns, each turn beginning with another one, on
        the same engine and with the same container: own network, init, limits for memory, processors and processes,
        dropped capabilities, log limits, one published port (and none where the list is filled). Console and agent are
        asked over HTTP/1.1 with a kept connection, as a browser does; `docker` is started as a process, as a person does.
        *Create to running* ends with the answer that says `running`; *exec* runs `true` and waits for its exit code;
        *delete* removes a running container. %d unmeasured rounds come first. *%d creates at once* are asked for in the same
        moment, by the console for four accounts; the time ends when the last one runs (%d rounds).

        Files are copied by the stock `docker cp`, through the console with a token in its configuration and on the bare
        engine, in turns and after %d unmeasured rounds: random bytes, compared after each way. What flows is handed on piece
        by piece, so the heap does not depend on the file: 1 GiB went both ways through a console with -Xmx128m too, tried by
        hand on 2026-11-23 (`_JAVA_OPTIONS=-Xmx128m BENCH_HEAP=128m ./deploy/bench --copies`).

        Looks and lists of a large department are timed with made-up blades that answer at once, and a real console and
        database. A round of looks begins when the first host is asked and ends when what the last one said is in the
        database. Lists are asked for at fixed times, whatever is still unanswered, and each counts from when it was due, so
        that a stall is not hidden by the requests it holds up; clients, blades, console and database share the machine.
        """
        .formatted(LocalDate.now(), Runtime.getRuntime().availableProcessors(), model.strip(), memory, engine,
            System.getProperty("java.version"), String.join("\n", result), WARM_UP, TOGETHER, TOGETHER_ROUNDS,
            COPY_WARM_UP);
  }

  private static String find(String text, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in: " + text.substring(0, Math.min(200, text.length())));
    }
    return matcher.group(1);
  }

  private static void unchecked(Step step) {
    try {
      step.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Step {
    Object run() throws Exception;
  }
}
