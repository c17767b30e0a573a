package org.whalemountain.docker.program;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.container.Execution;
import org.whalemountain.api.container.NewExecution;
import org.whalemountain.api.container.ProcessTable;
import org.whalemountain.api.container.ProgramApi;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.terminal.Size;
import org.whalemountain.docker.wire.Targets;
import org.whalemountain.docker.wire.Wire;

/** Programs over HTTP. */
@Blocking
class ProgramResource implements ProgramApi {

  private final Targets targets;
  private final Executions executions;
  private final Wire wire;

  ProgramResource(Targets targets, Executions executions, Wire wire) {
    this.targets = targets;
    this.executions = executions;
    this.wire = wire;
  }

  @Override
  public RestResponse<Void> resize(String name, int columns, int rows) {
    var size = Size.of(columns, rows);
    var uri = "/containers/" + targets.running(name).id() + "/resize?h=" + size.rows();
    Wire.await(wire.ask(HttpMethod.POST, uri + "&w=" + size.columns(), null), wire.deadline());
    return RestResponse.noContent();
  }

  @Override
  public ProcessTable processes(String name) {
    var uri = "/containers/" + targets.running(name).id() + "/top";
    var top = Wire.await(wire.ask(HttpMethod.GET, uri, null), wire.deadline());
    var rows = top.getJsonArray("Processes", new JsonArray());
    return new ProcessTable(
        texts(top.getJsonArray("Titles", new JsonArray())),
        IntStream.range(0, rows.size()).mapToObj(i -> texts(rows.getJsonArray(i))).toList());
  }

  @Override
  public RestResponse<Execution> execute(String name, NewExecution wanted) {
    new Check().present(wanted, "command").done();
    return RestResponse.status(RestResponse.Status.CREATED, executions.make(name, wanted));
  }

  @Override
  public Execution execution(String name, String id) {
    return executions.look(name, id);
  }

  @Override
  public RestResponse<Void> startExecution(String name, String id) {
    executions.startAlone(name, id);
    return RestResponse.noContent();
  }

  @Override
  public RestResponse<Void> resizeExecution(String name, String id, int columns, int rows) {
    var size = Size.of(columns, rows);
    executions.resize(name, id, size.columns(), size.rows());
    return RestResponse.noContent();
  }

  private static List<String> texts(JsonArray array) {
    return array.stream().map(String::valueOf).toList();
  }
}
