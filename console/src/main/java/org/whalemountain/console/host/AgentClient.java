package org.whalemountain.console.host;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final Duration EXEC_MARGIN = Duration.ofSeconds(15);

  /**
   * What a {@code PUT} came to.
   *
   * @param isDone false while it waits for its turn or its image
   * @param report what the agent sees
   */
  public record Made(boolean isDone, ContainerReport report) {}

  private final AgentCalls agent;
  private final HostConfig config;

  AgentClient(AgentConnection agent, HostConfig config, String language) {
    this(new AgentCalls(agent, language, Optional.empty()), config);
  }

  private AgentClient(AgentCalls agent, HostConfig config) {
    this.agent = agent;
    this.config = config;
  }

  /**
   * The same calls as part of a timer's work, which only the newest holder of its lease may make.
   *
   * @param epoch {@code <installation id>/<number>}; an agent that was told a higher number answers
   *     a changing call with {@code wrong-state}
   */
  public AgentClient inEpoch(String epoch) {
    return new AgentClient(agent.inEpoch(epoch), config);
  }

  public HostReport host() {
    return agent.read(
        agent.ask(HttpMethod.GET, "/v1/host", null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  public List<ContainerReport> containers() {
    return agent.read(
        agent.ask(HttpMethod.GET, "/v1/containers", null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  /** Those of one account. */
  public List<ContainerReport> containers(String owner) {
    return agent.read(
        agent.ask(HttpMethod.GET, "/v1/containers?owner=" + owner, null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  public List<ImageReport> images() {
    return agent.read(
        agent.ask(HttpMethod.GET, "/v1/images", null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  /** One container, with the definition it was made from. */
  public ContainerReport container(String fullName) {
    return agent.read(
        agent.ask(HttpMethod.GET, of(fullName), null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  /**
   * Orders a container.
   *
   * @param patience how long to wait for its turn at most, to whole seconds
   */
  public Made put(ContainerSpec spec, Duration patience) {
    var reply =
        agent.ask(
            HttpMethod.PUT,
            of(spec.fullName()),
            spec,
            config.createTimeout(),
            Map.of("Prefer", "wait=" + patience.toSeconds()));
    return new Made(reply.status() != 202, agent.read(reply, new TypeReference<>() {}));
  }

  /** {@code start}, {@code stop} or {@code restart}. */
  public ContainerReport change(String fullName, String verb) {
    return change(fullName, verb, StopTime.USUAL);
  }

  /** {@code stop} or {@code restart}, where its program may take that long to end. */
  public ContainerReport change(String fullName, String verb, StopTime time) {
    var path = of(fullName) + "/" + verb + time.query();
    var limit = config.changeTimeout().plusSeconds(time.beyondUsual());
    return agent.read(agent.ask(HttpMethod.POST, path, null, limit), new TypeReference<>() {});
  }

  /** Returns also when it was not there. */
  public void delete(String fullName) {
    try {
      agent.ask(HttpMethod.DELETE, of(fullName), null, config.changeTimeout());
    } catch (ApiException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
    }
  }

  public ExecResult exec(String fullName, ExecRequest request) {
    var limit = Duration.ofSeconds(request.timeoutSeconds()).plus(EXEC_MARGIN);
    return agent.read(
        agent.ask(HttpMethod.POST, of(fullName) + "/exec", request, limit),
        new TypeReference<>() {});
  }

  public StatsSample stats(String fullName) {
    return agent.read(
        agent.ask(HttpMethod.GET, of(fullName) + "/stats", null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  /**
   * How far the file of an image is.
   *
   * @param image an id or a reference
   */
  public SingularityReport singularity(String image, String compression) {
    return agent.read(
        agent.ask(HttpMethod.GET, sif(image, "/progress", compression), null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  /** Begins to build the file of an image unless it is there. */
  public SingularityReport buildSingularity(String image, String compression) {
    return agent.read(
        agent.ask(HttpMethod.POST, sif(image, "", compression), null, config.changeTimeout()),
        new TypeReference<>() {});
  }

  /** Begins to pull an image, or follows it. */
  public PullReport pull(String image) {
    return agent.read(
        agent.ask(HttpMethod.POST, "/v1/pulls", new PullRequest(image), config.changeTimeout()),
        new TypeReference<>() {});
  }

  /** The programs of one container. */
  public ProgramClient programs(String fullName) {
    return new ProgramClient(agent, config, of(fullName));
  }

  /** Removes an image from the host; returns also when it was not there. */
  public void deleteImage(String id) {
    agent.ask(HttpMethod.DELETE, "/v1/images/" + id, null, config.changeTimeout());
  }

  /** The host's runners. */
  public RunnerClient runners() {
    return new RunnerClient(agent, config);
  }

  /** The host's kubeconfigs, where it gives any out. */
  public KubeconfigClient kubeconfigs() {
    return new KubeconfigClient(agent, config);
  }

  /** The way to the agent, for what flows. */
  public AgentConnection connection() {
    return agent.connection();
  }

  private static String sif(String image, String rest, String compression) {
    var encoded = URLEncoder.encode(image, StandardCharsets.UTF_8);
    return "/v1/images/" + encoded + "/singularity" + rest + "?compression=" + compression;
  }

  private static String of(String fullName) {
    return "/v1/containers/" + fullName;
  }
}
