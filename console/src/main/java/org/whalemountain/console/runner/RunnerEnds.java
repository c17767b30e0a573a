package org.whalemountain.console.runner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.host.HostLeaving;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.runner.RunnerTable.Left;
import org.whalemountain.console.runner.RunnerTable.Row;

/**
 * Ends runners that nobody could end any more: those on a host that is being removed, and those
 * that their owners forgot while it was. Else they went on taking jobs, whose images nobody sees.
 */
@ApplicationScoped
class RunnerEnds {

  private static final Logger LOG = Logger.getLogger(RunnerEnds.class);

  private final RunnerTable table;
  private final Hosts hosts;
  private final ManagedExecutor executor;

  RunnerEnds(RunnerTable table, Hosts hosts, ManagedExecutor executor) {
    this.table = table;
    this.hosts = hosts;
    this.executor = executor;
  }

  /** Side by side; one that cannot be ended stays known, for the day its host is back. */
  void endAll(@Observes HostLeaving leaving) {
    var ends =
        table.all().stream()
            .filter(row -> row.host().equals(leaving.host()) && row.silentSince() == null)
            .map(row -> executor.runAsync(() -> end(row)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(ends).join();
  }

  private void end(Row row) {
    if (end(row.account(), row.host())) {
      table.remove(row);
    }
  }

  /** What was forgotten meanwhile, unless its owner has one there again. */
  void settle(Left left) {
    if (left.isWanted() || end(left.account(), left.host())) {
      table.settle(left);
    }
  }

  private boolean end(String account, String host) {
    try {
      hosts.agent(host, Locale.ENGLISH).runners().delete(account);
      LOG.infof("ended a runner account=%s host=%s", account, host);
      return true;
    } catch (ApiException e) {
      LOG.warnf("a runner was not ended account=%s host=%s: %s", account, host, e.getMessage());
      return e.code() == ErrorCode.NOT_FOUND;
    }
  }
}
