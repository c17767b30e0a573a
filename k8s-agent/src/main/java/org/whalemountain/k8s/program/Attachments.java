package org.whalemountain.k8s.program;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.whalemountain.api.terminal.Client;
import org.whalemountain.api.terminal.Doorway;
import org.whalemountain.api.terminal.TerminalConfig;
import org.whalemountain.k8s.exec.Output;
import org.whalemountain.k8s.lent.Lent;
import org.whalemountain.k8s.lent.LentContainers;
import org.whalemountain.k8s.log.Followed;
import org.whalemountain.k8s.log.Logs;
import org.whalemountain.k8s.terminal.ToClient;

/**
 * Somebody before a container's own program: a cluster tells what it prints, all as standard
 * output, and takes nothing for it. Before one that does not run they wait for its start.
 */
@ApplicationScoped
class Attachments {

  private static final Logger LOG = Logger.getLogger(Attachments.class);
  private static final long PAUSE_MILLIS = 500;

  private final Vertx vertx;
  private final LentContainers lent;
  private final Logs logs;
  private final TerminalConfig config;

  Attachments(Vertx vertx, LentContainers lent, Logs logs, TerminalConfig config) {
    this.vertx = vertx;
    this.lent = lent;
    this.logs = logs;
    this.config = config;
  }

  /**
   * Somebody who wants to see.
   *
   * @param isFromBegin whether what was printed before is told, too
   * @throws org.whalemountain.api.problem.ApiException {@code not-found}
   */
  Future<Doorway.Session> find(String fullName, boolean isFromBegin) {
    return vertx
        .executeBlocking(() -> lent.get(fullName), false)
        .map(
            found ->
                client -> new Attachment(found, isFromBegin || !isRunning(found), client).begin());
  }

  private static boolean isRunning(Lent container) {
    return container.isWanted() && container.running().isPresent();
  }

  /** One of them, on their event loop. */
  private final class Attachment {

    private final Lent container;
    private final boolean isFromBegin;
    private final Client client;
    private final Promise<Void> over = Promise.promise();
    private Followed log;

    Attachment(Lent container, boolean isFromBegin, Client client) {
      this.container = container;
      this.isFromBegin = isFromBegin;
      this.client = client;
    }

    Future<Void> begin() {
      client.whenGone(this::leave);
      client.listen(typed -> {}, size -> {});
      look();
      return over.future();
    }

    private void look() {
      if (over.future().isComplete()) {
        return;
      }
      vertx
          .executeBlocking(this::follow, false)
          .onSuccess(found -> found.ifPresentOrElse(this::tell, this::later))
          .onFailure(
              failure -> {
                LOG.debugf(failure, "cannot attach container=%s", container.fullName());
                end();
              });
    }

    private void later() {
      vertx.setTimer(PAUSE_MILLIS, timer -> look());
    }

    /** Empty while it does not run. */
    private Optional<Followed> follow() {
      return Optional.of(lent.get(container.fullName()))
          .filter(Attachments::isRunning)
          .map(found -> logs.follow(found, isFromBegin));
    }

    private void tell(Followed found) {
      log = found;
      if (over.future().isComplete()) {
        close();
        return;
      }
      var output = ToClient.framed(client.socket(), config.patience(), Output.STANDARD);
      vertx
          .executeBlocking(
              () -> {
                found.sendTo(output);
                return found;
              },
              false)
          .onComplete(told -> end());
    }

    private void end() {
      client.sayGoodbye(null, true);
      leave();
    }

    private void leave() {
      if (over.tryComplete() && log != null) {
        close();
      }
    }

    private void close() {
      vertx.executeBlocking(
          () -> {
            log.close();
            return log;
          },
          false);
    }
  }
}
