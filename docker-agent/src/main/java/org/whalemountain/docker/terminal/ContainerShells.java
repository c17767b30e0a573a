package org.whalemountain.docker.terminal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.whalemountain.api.terminal.Client;
import org.whalemountain.api.terminal.Shells;
import org.whalemountain.api.terminal.Size;
import org.whalemountain.docker.exec.Command;
import org.whalemountain.docker.exec.Commands;
import org.whalemountain.docker.exec.Reaper;
import org.whalemountain.docker.wire.Targets;
import org.whalemountain.docker.wire.Wire;

/** Shells as commands of the engine. */
@ApplicationScoped
class ContainerShells implements Shells {

  /** The image's own shell settings hold, so no login shell: it would set PATH anew. */
  private static final List<String> SHELL =
      List.of("sh", "-c", "command -v bash >/dev/null 2>&1 && exec bash; exec sh");

  private final Vertx vertx;
  private final Targets targets;
  private final Commands commands;
  private final Reaper reaper;

  ContainerShells(Vertx vertx, Targets targets, Commands commands, Reaper reaper) {
    this.vertx = vertx;
    this.targets = targets;
    this.commands = commands;
    this.reaper = reaper;
  }

  @Override
  public Future<Shell> find(String fullName) {
    return vertx
        .executeBlocking(() -> targets.running(fullName), false)
        .compose(target -> commands.makeTerminal(target, SHELL))
        .recover(failure -> Future.failedFuture(Wire.problem(failure)))
        .map(command -> (client, size) -> open(command, client, size));
  }

  private Future<Void> open(Command command, Client client, Size size) {
    return new TerminalSession(vertx, commands, command, reaper.guard(command), client).begin(size);
  }
}
