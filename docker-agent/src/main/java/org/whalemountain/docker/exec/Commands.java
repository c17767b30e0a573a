package org.whalemountain.docker.exec;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.whalemountain.api.container.NewExecution;
import org.whalemountain.docker.wire.Hijacked;
import org.whalemountain.docker.wire.Target;
import org.whalemountain.docker.wire.Wire;

/** The engine's calls about commands in containers ("Exec" in its API). */
@ApplicationScoped
public class Commands {

  private final Wire wire;

  Commands(Wire wire) {
    this.wire = wire;
  }

  /** Makes a command that prints and reads nothing; it does not run yet. */
  Future<Command> make(Target target, List<String> words) {
    var mark = Mark.fresh();
    return make(target, mark, Command.printing(words, mark));
  }

  /** Makes a command with a terminal; it does not run yet. */
  public Future<Command> makeTerminal(Target target, List<String> words) {
    var mark = Mark.fresh();
    return make(target, mark, Command.terminal(words, mark));
  }

  /** Makes a command as a person asked for it; it does not run yet. */
  public Future<Command> makeExecution(Target target, NewExecution wanted) {
    var mark = Mark.fresh();
    return make(target, mark, Command.execution(wanted, mark));
  }

  /** Makes a command for the agent's own use. */
  Future<Command> makeErrand(Target target, List<String> words) {
    return make(target, Mark.fresh(), Command.errand(words));
  }

  private Future<Command> make(Target target, Mark mark, JsonObject request) {
    return wire.ask(HttpMethod.POST, "/containers/" + target.id() + "/exec", request)
        .map(made -> new Command(target, made.getString("Id"), mark));
  }

  /** Starts it; its output flows, multiplexed, in the answer, which comes paused. */
  Future<HttpClientResponse> start(Command command) {
    return wire.send(HttpMethod.POST, address(command, "start"), Command.start(false));
  }

  /** Starts it; its terminal is at the other end. */
  public Future<Hijacked> startTerminal(Command command) {
    return startBefore(command, true);
  }

  /** Starts it; its terminal, or its streams multiplexed, are at the other end. */
  public Future<Hijacked> startBefore(Command command, boolean tty) {
    return wire.hijack(address(command, "start"), Command.start(tty));
  }

  /** Starts it with nobody before it. */
  public Future<Void> startAlone(Command command) {
    return wire.ask(HttpMethod.POST, address(command, "start"), Command.alone()).mapEmpty();
  }

  /** Tells its terminal the size; only after the start. */
  public Future<Void> resize(Command command, int columns, int rows) {
    var uri = address(command, "resize") + "?h=" + rows + "&w=" + columns;
    return wire.ask(HttpMethod.POST, uri, null).mapEmpty();
  }

  /** How it is now. */
  public Future<Progress> look(Command command) {
    return wire.ask(HttpMethod.GET, address(command, "json"), null).map(Progress::read);
  }

  private static String address(Command command, String call) {
    return "/exec/" + command.id() + "/" + call;
  }

  /**
   * How a command is.
   *
   * @param isRunning whether its first process runs
   * @param pid its first process as the host counts; 0 before it was started
   * @param exitCode once it has ended
   * @param containerId the engine's id of its container
   * @param tty whether it has a terminal
   * @param hasInput whether anything can be sent to it
   */
  public record Progress(
      boolean isRunning,
      long pid,
      Optional<Integer> exitCode,
      String containerId,
      boolean tty,
      boolean hasInput) {

    private static final JsonObject NONE = new JsonObject();

    static Progress read(JsonObject inspected) {
      var running = inspected.getBoolean("Running", false);
      var code = running ? null : inspected.getInteger("ExitCode");
      var pid = Optional.ofNullable(inspected.getLong("Pid")).orElse(0L);
      var tty = inspected.getJsonObject("ProcessConfig", NONE).getBoolean("tty", false);
      return new Progress(
          running,
          pid,
          Optional.ofNullable(code),
          inspected.getString("ContainerID", ""),
          tty,
          inspected.getBoolean("OpenStdin", false));
    }
  }
}
