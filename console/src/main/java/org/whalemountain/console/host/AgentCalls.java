package org.whalemountain.console.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.whalemountain.api.access.Epochs;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Problem;
import org.whalemountain.api.problem.ProblemReader;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.meter.Meters;

/**
 * Asks one agent in one person's language, and makes of its answers what they are: a value, a
 * refusal, or nothing that can be believed.
 */
final class AgentCalls {

  private static final ObjectMapper JSON = StrictJson.mapper();
  private static final ProblemReader PROBLEMS = new ProblemReader(JSON);

  private final AgentConnection agent;
  private final String language;
  private final Optional<String> epoch;

  AgentCalls(AgentConnection agent, String language, Optional<String> epoch) {
    this.agent = agent;
    this.language = language;
    this.epoch = epoch;
  }

  AgentCalls inEpoch(String number) {
    return new AgentCalls(agent, language, Optional.of(number));
  }

  AgentConnection connection() {
    return agent;
  }

  AgentExchange.Reply ask(HttpMethod method, String path, Object body, Duration deadline) {
    return ask(method, path, body, deadline, Map.of());
  }

  AgentExchange.Reply ask(
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
