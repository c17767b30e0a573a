package org.whalemountain.console.host;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.core.http.HttpMethod;
import org.whalemountain.api.container.Execution;
import org.whalemountain.api.container.NewExecution;
import org.whalemountain.api.container.ProcessTable;
import org.whalemountain.api.container.Signal;

/** One container's part of {@code api.container.ProgramApi}, as {@link AgentClient} calls it. */
public final class ProgramClient {

  private final AgentCalls agent;
  private final HostConfig config;
  private final String container;

  ProgramClient(AgentCalls agent, HostConfig config, String container) {
    this.agent = agent;
    this.config = config;
    this.container = container;
  }

  /** Sends its program a signal that does not end it for good. */
  public void signal(Signal signal) {
    post("/kill?signal=" + signal.name());
  }

  /** Tells its program's terminal a size. */
  public void resize(int columns, int rows) {
    post("/resize?columns=" + columns + "&rows=" + rows);
  }

  public ProcessTable processes() {
    return agent.read(
        agent.ask(HttpMethod.GET, container + "/processes", null, config.lookTimeout()),
        new TypeReference<>() {});
  }

  /** Makes a command known; it does not run yet. */
  public Execution make(NewExecution wanted) {
    return agent.read(
        agent.ask(HttpMethod.POST, container + "/executions", wanted, config.changeTimeout()),
        new TypeReference<>() {});
  }

  public Execution look(String id) {
    return agent.read(
        agent.ask(HttpMethod.GET, of(id), null, config.lookTimeout()), new TypeReference<>() {});
  }

  /** Starts one that nobody sits before. */
  public void start(String id) {
    agent.ask(HttpMethod.POST, of(id) + "/start", null, config.changeTimeout());
  }

  /** Tells one's terminal a size. */
  public void resize(String id, int columns, int rows) {
    agent.ask(
        HttpMethod.POST,
        of(id) + "/resize?columns=" + columns + "&rows=" + rows,
        null,
        config.changeTimeout());
  }

  private void post(String rest) {
    agent.ask(HttpMethod.POST, container + rest, null, config.changeTimeout());
  }

  private String of(String execution) {
    return container + "/executions/" + execution;
  }
}
