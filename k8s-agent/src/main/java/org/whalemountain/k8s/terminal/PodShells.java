package org.whalemountain.k8s.terminal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.api.terminal.Client;
import org.whalemountain.api.terminal.Shells;
import org.whalemountain.api.terminal.Size;
import org.whalemountain.api.terminal.TerminalConfig;
import org.whalemountain.k8s.exec.Execs;
import org.whalemountain.k8s.lent.Target;
import org.whalemountain.k8s.lent.Targets;

/** Shells as commands in pods. */
@ApplicationScoped
class PodShells implements Shells {

  private final Vertx vertx;
  private final Targets targets;
  private final Execs execs;
  private final TerminalConfig config;

  PodShells(Vertx vertx, Targets targets, Execs execs, TerminalConfig config) {
    this.vertx = vertx;
    this.targets = targets;
    this.execs = execs;
    this.config = config;
  }

  @Override
  public Future<Shell> find(String fullName) {
    return vertx
        .executeBlocking(() -> targets.running(fullName), false)
        .map(target -> (client, size) -> open(target, client, size));
  }

  private Future<Void> open(Target target, Client client, Size size) {
    return new TerminalSession(vertx, execs, target, client, config.patience()).begin(size);
  }
}
