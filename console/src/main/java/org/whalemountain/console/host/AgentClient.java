package org.whalemountain.console.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalemountain.api.access.Epochs;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.ExecResult;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.api.image.PullReport;
import org.whalemountain.api.image.PullRequest;
import org.whalemountain.api.image.SingularityReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Problem;
import org.whalemountain.api.problem.ProblemReader;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.meter.Meters;

/**
 * The agents' contract ({@code api.container}, {@code api.host}, {@code api.image}, {@code
 * api.kubeconfig}, {@code api.runner}) from the caller's side, in one person's language. Every call
 * may throw {@link HostUnreachable} (nothing was sent), {@link LostAnswer} (outcome unknown) or
 * what the agent itself refused, word for word.
 *
 * <p>Not the REST client: that one holds an answer of any length in memory and cannot be made to
 * let go of one that drips.
 */
public final class AgentClient {

  private static final ObjectMapper JSON = StrictJson.mapper();
  private static final ProblemReader PROBLEMS = new ProblemReader(JSON);
  private static final Duration EXEC_MARGIN = Duration.ofSeconds(15);

  /**
   * What a {@code PUT} came to.
   *
   * @param isDone false while it waits for its turn or its image
   * @param report what the agent sees
   */
  public record Made(boolean isDone, ContainerReport report) {}

  private final AgentConnection agent;
  private final HostConfig config;
  private final String language;
  private final Optional<String> epoch;

  AgentClient(AgentConnection agent, HostConfig config, String language) {
    this(agent, config, language, Optional.empty());
  }

  private AgentClient(
      AgentConnection agent, HostConfig config, String language, Optional<String> epoch) {
    this.agent = agent;
    this.config = config;
    this.language = language;
    this.epoch = epoch;
  }

  /**
   * The same calls as part of a timer's work, which only the newest holder of its lease may make.
   *
   * @param epoch {@code <installation id>/<number>}; an agent that was told a higher number answers
   *     a changing call with {@code wrong-state}
   */
  public AgentClient inEpoch(String epoch) {
    return new AgentClient(agent, config, language, Optional.of(epoch));
  }

  public HostReport host() {
    return read(
        ask(HttpMethod.GET, "/v1/host", null, config.lookTimeout()), new TypeReference<>() {});
  }

  public List<ContainerReport> containers() {
    return read(
        ask(HttpMethod.GET, "/v1/containers", null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  /** Those of one account. */
  public List<ContainerReport> containers(String owner) {
    return read(
        ask(HttpMethod.GET, "/v1/containers?owner=" + owner, null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  public List<ImageReport> images() {
    return read(
        ask(HttpMethod.GET, "/v1/images", null, config.lookTimeout()), new TypeReference<>() {});
  }

  /** One container, with the definition it was made from. */
  public ContainerReport container(String fullName) {
    return read(
        ask(HttpMethod.GET, of(fullName), null, config.lookTimeout()), new TypeReference<>() {});
  }

  /**
   * Orders a container.
   *
   * @param patience how long to wait for its turn at most, to whole seconds
   */
  public Made put(ContainerSpec spec, Duration patience) {
    var reply =
        ask(
            HttpMethod.PUT,
            of(spec.fullName()),
            spec,
            config.createTimeout(),
            Map.of("Prefer", "wait=" + patience.toSeconds()));
    return new Made(reply.status() != 202, read(reply, new TypeReference<>() {}));
  }

  /** {@code start}, {@code stop} or {@code restart}. */
  public ContainerReport change(String fullName, String verb) {
    return change(fullName, verb, StopTime.USUAL);
  }

  /** {@code stop} or {@code restart}, where its program may take that long to end. */
  public ContainerReport change(String fullName, String verb, StopTime time) {
    var path = of(fullName) + "/" + verb + time.query();
    var limit = config.changeTimeout().plusSeconds(time.beyondUsual());
    return read(ask(HttpMethod.POST, path, null, limit), new TypeReference<>() {});
  }

  /** Returns also when it was not there. */
  public void delete(String fullName) {
    try {
      ask(HttpMethod.DELETE, of(fullName), null, config.changeTimeout());
    } catch (ApiException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
    }
  }

  public ExecResult exec(String fullName, ExecRequest request) {
    var limit = Duration.ofSeconds(request.timeoutSeconds()).plus(EXEC_MARGIN);
    return read(
        ask(HttpMethod.POST, of(fullName) + "/exec", request, limit), new TypeReference<>() {});
  }

  public StatsSample stats(String fullName) {
    return read(
        ask(HttpMethod.GET, of(fullName) + "/stats", null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  /**
   * How far the file of an image is.
   *
   * @param image an id or a reference
   */
  public SingularityReport singularity(String image, String compression) {
    return read(
        ask(HttpMethod.GET, sif(image, "/progress", compression), null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  /** Begins to build the file of an image unless it is there. */
  public SingularityReport buildSingularity(String image, String compression) {
    return read(
        ask(HttpMethod.POST, sif(image, "", compression), null, config.changeTimeout()),
        new TypeReference<>() {});
  }

  /** Begins to pull an image, or follows it. */
  public PullReport pull(String image) {
    return read(
        ask(HttpMethod.POST, "/v1/pulls", new PullRequest(image), config.changeTimeout()),
        new TypeReference<>() {});
  }

  /** The programs of one container. */
  public ProgramClient programs(String fullName) {
    return new ProgramClient(this, config, of(fullName));
  }

  /** Removes an image from the host; returns also when it was not there. */
  public void deleteImage(String id) {
    ask(HttpMethod.DELETE, "/v1/images/" + id, null, config.changeTimeout());
  }

  /** The host's runners. */
  public RunnerClient runners() {
    return new RunnerClient(this, config);
  }

  /** The host's kubeconfigs, where it gives any out. */
  public KubeconfigClient kubeconfigs() {
    return new KubeconfigClient(this, config);
  }

  /** The way to the agent, for what flows. */
  public AgentConnection connection() {
    return agent;
  }

  private static String sif(String image, String rest, String compression) {
    var encoded = URLEncoder.encode(image, StandardCharsets.UTF_8);
    return "/v1/images/" + encoded + "/singularity" + rest + "?compression=" + compression;
  }

  private static String of(String fullName) {
    return "/v1/containers/" + fullName;
  }

  AgentExchange.Reply ask(HttpMethod method, String path, Object body, Duration deadline) {
    return ask(method, path, body, deadline, Map.of());
  }

  private AgentExchange.Reply ask(
      HttpMethod method, String path, Object body, Duration deadline, Map<String, String> more) {
    var headers = new HashMap<>(more);
    headers.put("Accept-Language", language);
    epoch.ifPresent(number -> headers.put(Epochs.HEADER, number));
    var began = System.nanoTime();
    var outcome = "lost";
    try {
      var reply = AgentExchange.ask(agent, method, path, write(body), headers, deadline);
      if (reply.status() >= 200 && reply.status() < 300) {
        outcome = "ok";
        return reply;
      }
      throw refused(reply);
    } catch (LostAnswer e) {
      throw e;
    } catch (HostUnreachable e) {
      outcome = "unreachable";
      throw e;
    } catch (ApiException e) {
      outcome = "refused";
      throw e;
    } finally {
      Meters.AGENT_CALL.since(began, agent.host(), method + " " + purpose(path), outcome);
    }
  }

  /** What a path is for, without the container's name. */
  private static String purpose(String path) {
    var parts = path.split("[?]", 2)[0].split("/");
    return parts.length > 4 ? parts[4] : parts[2];
  }

  /**
   * A refusal counts when the agent itself spoke. What a proxy or a dying process says in its place
   * tells nothing about what happened.
   */
  private ApiException refused(AgentExchange.Reply reply) {
    var text = reply.body().getString(0, Math.min(reply.body().length(), 64 * 1024));
    if (!isSpokenByAgent(text)) {
      var cause = new IOException("status " + reply.status() + " without a problem");
      return isProxy(reply.status())
          ? new LostAnswer(agent.host(), cause)
          : new NoAgent(agent.host(), cause);
    }
    var problem = PROBLEMS.read(reply.status(), text);
    return switch (problem.code()) {
      case NOT_AUTHENTICATED, FORBIDDEN -> new TokenRefused(agent.host());
      case INTERNAL, HOST_UNREACHABLE -> new LostAnswer(agent.host(), problem);
      default -> problem;
    };
  }

  /** What a proxy before an agent says while that is down. */
  private static boolean isProxy(int status) {
    return status >= 502 && status <= 504;
  }

  private static boolean isSpokenByAgent(String text) {
    try {
      return text.startsWith("{")
          && ErrorCode.of(JSON.readValue(text, Problem.class).code()).isPresent();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  <T> T read(AgentExchange.Reply reply, TypeReference<T> type) {
    try {
      var value = JSON.readValue(reply.body().toString(StandardCharsets.UTF_8), type);
      if (value != null) {
        return value;
      }
    } catch (JsonProcessingException e) {
      throw new NoAgent(agent.host(), e);
    }
    throw new NoAgent(agent.host(), new IOException("an empty answer"));
  }

  private static Buffer write(Object body) {
    try {
      return body == null ? null : Buffer.buffer(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the contract's records are always JSON", e);
    }
  }
}
