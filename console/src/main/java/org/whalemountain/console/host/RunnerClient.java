package org.whalemountain.console.host;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.whalemountain.api.runner.RunnerReport;
import org.whalemountain.api.runner.RunnerSettings;

/** The agents' contract for runners ({@code api.runner}) from the caller's side. */
public final class RunnerClient {

  private static final String RUNNERS = "/v1/runners";

  private final AgentCalls agent;
  private final HostConfig config;

  RunnerClient(AgentCalls agent, HostConfig config) {
    this.agent = agent;
    this.config = config;
  }

  /** All of the host, without their logs. */
  public List<RunnerReport> list() {
    return agent.read(
        agent.ask(HttpMethod.GET, RUNNERS, null, config.lookTimeout()), new TypeReference<>() {});
  }

  /** One account's, with its log. */
  public RunnerReport get(String account) {
    return agent.read(
        agent.ask(HttpMethod.GET, of(account), null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  /** Sets one up; GitLab is asked first. */
  public RunnerReport put(String account, RunnerSettings settings) {
    return agent.read(
        agent.ask(HttpMethod.PUT, of(account), settings, config.createTimeout()),
        new TypeReference<>() {});
  }

  /** Ends one; returns also when there was none. */
  public void delete(String account) {
    agent.ask(HttpMethod.DELETE, of(account), null, config.changeTimeout());
  }

  private static String of(String account) {
    return RUNNERS + "/" + account;
  }
}
