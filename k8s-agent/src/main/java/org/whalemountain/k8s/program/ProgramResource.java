package org.whalemountain.k8s.program;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.container.Execution;
import org.whalemountain.api.container.NewExecution;
import org.whalemountain.api.container.ProcessTable;
import org.whalemountain.api.container.ProgramApi;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.api.terminal.Size;
import org.whalemountain.k8s.lent.Targets;

/** Programs over HTTP. */
@Blocking
class ProgramResource implements ProgramApi {

  private final Targets targets;
  private final Executions executions;
  private final Processes processes;
  private final HttpHeaders headers;

  ProgramResource(
      Targets targets, Executions executions, Processes processes, HttpHeaders headers) {
    this.targets = targets;
    this.executions = executions;
    this.processes = processes;
    this.headers = headers;
  }

  @Override
  public RestResponse<Void> resize(String name, int columns, int rows) {
    Size.of(columns, rows);
    targets.running(name);
    throw NotOffered.terminal();
  }

  @Override
  public ProcessTable processes(String name) {
    return processes.of(name);
  }

  @Override
  public RestResponse<Execution> execute(String name, NewExecution wanted) {
    new Check().present(wanted, "command").done();
    var language = Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    var made = executions.make(name, wanted, language);
    return RestResponse.status(RestResponse.Status.CREATED, made.report());
  }

  @Override
  public Execution execution(String name, String id) {
    return executions.find(name, id).report();
  }

  @Override
  public RestResponse<Void> startExecution(String name, String id) {
    executions.startAlone(name, id);
    return RestResponse.noContent();
  }

  @Override
  public RestResponse<Void> resizeExecution(String name, String id, int columns, int rows) {
    var size = Size.of(columns, rows);
    executions.find(name, id).resize(size);
    return RestResponse.noContent();
  }
}
