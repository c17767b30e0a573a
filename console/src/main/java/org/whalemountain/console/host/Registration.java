package org.whalemountain.console.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.problem.StrictJson;

/**
 * Finds out whether an agent stands at an address and takes a token. Says so in its own words: what
 * answered there is never passed on, or the console could be used to read the network behind it.
 */
@ApplicationScoped
class Registration {

  private static final int LONGEST_ID = 200;
  private static final Sentence NO_ANSWER =
      new Sentence(
          "No agent answers at this URL: the connection failed, or its certificate is not trusted.",
          "この URL ではエージェントが応答しません。接続できないか、証明書を信頼できません。");
  private static final Sentence NO_AGENT =
      new Sentence("leads to something that is no agent", "の先にあるのはエージェントではありません");
  private static final Sentence OTHER_CONTRACT =
      new Sentence(
          "leads to an agent of another main version than the console's; install the one that belongs to it",
          "の先のエージェントはコンソールとメジャーバージョンが異なります。コンソールに合うものを入れてください");
  private static final Sentence WRONG_TOKEN =
      new Sentence("is not the agent's token", "がエージェントのトークンと一致しません");

  private final Agents agents;
  private final HostConfig config;
  private final Networks networks;
  private final Optional<AgentVersion> version;

  Registration(
      Agents agents,
      HostConfig config,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.agents = agents;
    this.version = AgentVersion.of(version);
    this.config = config;
    this.networks = Networks.of(config.networks());
  }

  /**
   * Asks the agent who it is.
   *
   * @throws ApiException {@code invalid} naming {@code url} or {@code token}; {@code
   *     host-unreachable}
   */
  HostReport ask(HostAccess access) {
    return ask(access, Locale.ENGLISH);
  }

  /** The same, with what it says in a person's language. */
  HostReport ask(HostAccess access, Locale language) {
    new AgentAddress(access.url()).requireIn(networks);
    var agent = agents.onTrial(access);
    try {
      return read(
          AgentExchange.ask(
              agent,
              HttpMethod.GET,
              "/v1/host",
              null,
              language.getLanguage(),
              config.lookTimeout()));
    } catch (HostUnreachable | LostAnswer e) {
      if (e.getCause() instanceof ApiException refusal) {
        throw refusal;
      }
      throw new ApiException(ErrorCode.HOST_UNREACHABLE, NO_ANSWER, e);
    } finally {
      agent.close();
    }
  }

  /** Whether an agent of that version should be renewed. */
  boolean isOld(String agentVersion) {
    var agent = AgentVersion.of(agentVersion);
    return agent.isPresent() && version.isPresent() && agent.get().isOlderThan(version.get());
  }

  private boolean speaksOtherContract(HostReport report) {
    var agent = AgentVersion.of(report.agentVersion());
    return agent.isPresent() && version.isPresent() && agent.get().major() != version.get().major();
  }

  private HostReport read(AgentExchange.Reply reply) {
    if (reply.status() == 401 || reply.status() == 403) {
      throw invalid("token", WRONG_TOKEN);
    }
    try {
      var report =
          StrictJson.mapper()
              .readValue(reply.body().toString(StandardCharsets.UTF_8), HostReport.class);
      if (reply.status() == 200 && isSound(report)) {
        if (speaksOtherContract(report)) {
          throw invalid("url", OTHER_CONTRACT);
        }
        return report;
      }
    } catch (JsonProcessingException e) {
      throw invalid("url", NO_AGENT);
    }
    throw invalid("url", NO_AGENT);
  }

  private static boolean isSound(HostReport report) {
    return report != null
        && report.hostId() != null
        && !report.hostId().isBlank()
        && report.hostId().length() <= LONGEST_ID
        && ("docker".equals(report.kind()) || "kubernetes".equals(report.kind()));
  }

  private static ApiException invalid(String field, Sentence message) {
    return new ApiException(
        ErrorCode.INVALID,
        new Sentence(field + " " + message.english(), field + " " + message.japanese()),
        List.of(new FieldProblem(field, message)));
  }
}
