package org.whalemountain.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Stands in for a GitLab, which cannot be had in a test: the part of its API that a runner uses, as
 * gitlab-runner v19.4.0 calls it (network/gitlab.go) and docs.gitlab.com describes it. It has no
 * repositories: a job's lines are what a test gives it.
 */
public final class StandInGitLab implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern JOB = Pattern.compile("/api/v4/jobs/(\\d+)(/trace)?");
  private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

  private final HttpServer server;
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Queue<Job> waiting = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Job> jobs = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private volatile int refusal;

  private StandInGitLab(HttpServer server) {
    this.server = server;
  }

  /** Address of one at that port, as containers of this machine's engine reach it too. */
  public static String url(int port) {
    return "http://" + address() + ":" + port;
  }

  /** An address of this machine that containers reach as well. */
  public static String address() {
    try {
      return Collections.list(NetworkInterface.getByName("docker0").getInetAddresses()).stream()
          .map(InetAddress::getHostAddress)
          .filter(address -> !address.contains(":"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Listens at all addresses of this machine. */
  public static StandInGitLab start(int port) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(port), 0);
    var gitlab = new StandInGitLab(server);
    server.createContext("/", gitlab::answer);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              var thread = new Thread(work, "stand-in-gitlab");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
    return gitlab;
  }

  /** A new runner authentication token. */
  public StandInGitLab knows(String token) {
    tokens.add(token);
    return this;
  }

  /** The runner was deleted in GitLab. */
  public void forget(String token) {
    tokens.remove(token);
  }

  /** Answers every call with that status from now on; 0 as usual. */
  public void refuse(int status) {
    refusal = status;
  }

  /** How many calls of that kind came, like {@code POST /api/v4/runners/verify}. */
  public int calls(String call) {
    return calls.getOrDefault(call, new AtomicInteger()).get();
  }

  /** A job, in the order they are given. */
  public Job enqueue(String image, String... lines) {
    var job = new Job(jobs.size() + 1, image, List.of(lines));
    jobs.put(job.id, job);
    waiting.add(job);
    return job;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      calls.computeIfAbsent(call, any -> new AtomicInteger()).incrementAndGet();
      var body = exchange.getRequestBody().readAllBytes();
      if (refusal != 0) {
        reply(exchange, refusal, Map.of("message", refusal + " refused by the stand-in"));
      } else {
        route(exchange, call, body);
      }
    }
  }

  private void route(HttpExchange exchange, String call, byte[] body) throws IOException {
    var job = JOB.matcher(exchange.getRequestURI().getPath());
    if (call.equals("POST /api/v4/runners/verify")) {
      verify(exchange, JSON.readTree(body));
    } else if (call.equals("POST /api/v4/jobs/request")) {
      request(exchange, JSON.readTree(body));
    } else if (job.matches() && jobs.containsKey(Integer.parseInt(job.group(1)))) {
      ofJob(exchange, jobs.get(Integer.parseInt(job.group(1))), job.group(2) != null, body);
    } else {
      reply(exchange, 404, Map.of("error", "404 Not Found"));
    }
  }

  private void verify(HttpExchange exchange, JsonNode body) throws IOException {
    if (!tokens.contains(body.path("token").asText())) {
      reply(exchange, 403, Map.of("message", "403 Forbidden"));
      return;
    }
    reply(exchange, 200, Map.of("id", 1, "token", body.path("token").asText()));
  }

  private void request(HttpExchange exchange, JsonNode body) throws IOException {
    if (!tokens.contains(body.path("token").asText())) {
      reply(exchange, 403, Map.of("message", "403 Forbidden"));
      return;
    }
    var job = waiting.poll();
    if (job == null) {
      reply(exchange, 204, null);
      return;
    }
    job.become("running");
    reply(exchange, 201, job.payload());
  }

  private static void ofJob(HttpExchange exchange, Job job, boolean trace, byte[] body)
      throws IOException {
    var token = exchange.getRequestHeaders().getFirst("JOB-TOKEN");
    if (trace) {
      var range = RANGE.matcher("" + exchange.getRequestHeaders().getFirst("Content-Range"));
      var fits =
          range.matches()
              && job.append(
                  Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)), body);
      exchange.getResponseHeaders().set("Job-Status", job.state());
      exchange.getResponseHeaders().set("Range", "0-" + job.length());
      var allowed = job.token.equals(token) && exchange.getRequestMethod().equals("PATCH");
      reply(exchange, !allowed ? 403 : fits ? 202 : 416, null);
      return;
    }
    var json = JSON.readTree(body);
    if (!job.token.equals(json.path("token").asText())) {
      reply(exchange, 403, Map.of("message", "403 Forbidden"));
      return;
    }
    job.become(json.path("state").asText());
    reply(exchange, 200, null);
  }

  private static void reply(HttpExchange exchange, int status, Object body) throws IOException {
    var bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** One job, and what its runner said of it. */
  public static final class Job {
    private final int id;
    private final String token;
    private final String image;
    private final List<String> lines;
    private final ByteArrayOutputStream trace = new ByteArrayOutputStream();
    private String state = "pending";

    private Job(int id, String image, List<String> lines) {
      this.id = id;
      this.token = "job-token-" + id;
      this.image = image;
      this.lines = lines;
    }

    /** Waits until it has succeeded or failed, and gives its trace. */
    public String ended(Duration atMost) {
      Eventually.see(atMost, this::toString, seen -> isOver());
      return trace();
    }

    /** As GitLab names them: pending, running, success, failed. */
    public synchronized String state() {
      return state;
    }

    public synchronized String trace() {
      return trace.toString(StandardCharsets.UTF_8);
    }

    private synchronized int length() {
      return trace.size();
    }

    private synchronized boolean isOver() {
      return state.equals("success") || state.equals("failed");
    }

    private synchronized void become(String next) {
      state = next;
    }

    private synchronized boolean append(int from, int to, byte[] bytes) {
      if (from != trace.size() || to - from + 1 != bytes.length) {
        return false;
      }
      trace.writeBytes(bytes);
      return true;
    }

    private Map<String, Object> payload() {
      return Map.of(
          "id",
          id,
          "token",
          token,
          "allow_git_fetch",
          true,
          "job_info",
          Map.of("name", "build", "stage", "build", "project_id", 1, "project_name", "app"),
          "image",
          Map.of("name", image),
          "variables",
          List.of(Map.of("key", "CI", "value", "true", "public", true)),
          "steps",
          List.of(
              Map.of(
                  "name",
                  "script",
                  "script",
                  lines,
                  "timeout",
                  3600,
                  "when",
                  "on_success",
                  "allow_failure",
                  false)));
    }

    @Override
    public synchronized String toString() {
      return "job " + id + " " + state + ": " + trace();
    }
  }
}
