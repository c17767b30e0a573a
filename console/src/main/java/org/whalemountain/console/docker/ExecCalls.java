package org.whalemountain.console.docker;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.api.container.NewExecution;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.container.Containers;
import org.whalemountain.console.container.Right;
import org.whalemountain.console.container.Target;
import org.whalemountain.console.host.Agents;
import org.whalemountain.console.host.ProgramClient;

/** Commands run beside a container's program. For threads that may wait. */
@ApplicationScoped
class ExecCalls {

  private static final Sentence NONE =
      new Sentence("No such exec instance: {0}", "その exec はありません: {0}");
  private static final Sentence PRIVILEGED =
      new Sentence(
          "--privileged is not lent: it would reach into the host.",
          "--privileged は使えません。ホストに影響するためです。");

  private final OwnContainers own;
  private final Containers containers;
  private final Agents agents;

  ExecCalls(OwnContainers own, Containers containers, Agents agents) {
    this.own = own;
    this.containers = containers;
    this.agents = agents;
  }

  /** One that is known, in its container. */
  record Found(DockerId.Execution execution, Target target, ProgramClient programs) {}

  Reply create(DockerCall call) {
    var wish = call.json();
    if (wish.getBoolean("Privileged", false)) {
      throw NotLent.option(PRIVILEGED);
    }
    var target = own.target(call.borrower(), call.name());
    call.about(target.id(), target.agent().host());
    var made =
        programs(call, target)
            .make(
                new NewExecution(
                    Fields.texts(wish, "Cmd"),
                    Fields.texts(wish, "Env"),
                    orNull(wish.getString("WorkingDir")),
                    orNull(wish.getString("User")),
                    wish.getBoolean("Tty", false),
                    wish.getBoolean("AttachStdin", false)));
    var execution = new DockerId.Execution(target.id(), made.id());
    return new Reply(201, new JsonObject().put("Id", execution.text()));
  }

  Reply inspect(DockerCall call) {
    var found = find(call);
    var seen = found.programs.look(found.execution.id());
    return Reply.of(
        new JsonObject()
            .put("ID", found.execution.text())
            .put("Running", seen.running())
            .put("ExitCode", seen.exitCode())
            .put("ProcessConfig", new JsonObject().put("tty", seen.tty()))
            .put("ContainerID", DockerId.of(found.execution.container()))
            .put("Pid", 0));
  }

  Reply resize(DockerCall call) {
    var found = find(call);
    found.programs.resize(
        found.execution.id(), ContainerCalls.size(call, "w"), ContainerCalls.size(call, "h"));
    return Reply.empty(200);
  }

  /** Starts one that nobody sits before. */
  void startAlone(Found found) {
    found.programs.start(found.execution.id());
  }

  Found find(DockerCall call) {
    var execution = DockerId.Execution.read(call.name());
    if (execution != null) {
      try {
        var target = containers.target(call.borrower(), execution.container(), Right.USE);
        call.about(target.id(), target.agent().host());
        return new Found(execution, target, programs(call, target));
      } catch (ApiException e) {
        if (e.code() != ErrorCode.NOT_FOUND) {
          throw e;
        }
      }
    }
    throw new ApiException(ErrorCode.NOT_FOUND, NONE.with(call.name()));
  }

  private ProgramClient programs(DockerCall call, Target target) {
    return agents.client(target.agent(), call.borrower().language()).programs(target.fullName());
  }

  private static String orNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
