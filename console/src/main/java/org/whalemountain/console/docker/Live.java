package org.whalemountain.console.docker;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.console.container.Borrower;
import org.whalemountain.console.container.ContainerView;
import org.whalemountain.console.host.Hosts;

/**
 * How containers are at this very moment, asked of their hosts: a program that has just ended is
 * known to have ended. For threads that may wait.
 */
@ApplicationScoped
class Live {

  private static final Logger LOG = Logger.getLogger(Live.class);

  private final Hosts hosts;
  private final ManagedExecutor executor;

  Live(Hosts hosts, ManagedExecutor executor) {
    this.hosts = hosts;
    this.executor = executor;
  }

  /** By the record's id, of those whose hosts answer. */
  Map<String, ContainerReport> of(Borrower borrower, List<ContainerView> views) {
    var asked =
        views.stream()
            .map(ContainerView::host)
            .distinct()
            .map(host -> executor.supplyAsync(() -> ask(borrower, host)))
            .toList();
    var seen = new HashMap<String, ContainerReport>();
    asked.forEach(reports -> reports.join().forEach(report -> seen.put(report.id(), report)));
    return seen;
  }

  /** One, with when it ended; null where its host does not tell. */
  ContainerReport of(Borrower borrower, ContainerView view) {
    try {
      var report = hosts.agent(view.host(), borrower.language()).container(view.fullName());
      return report.id().equals(view.id()) ? report : null;
    } catch (ApiException e) {
      LOG.debugf(e, "cannot look container=%s", view.id());
      return null;
    }
  }

  private List<ContainerReport> ask(Borrower borrower, String host) {
    try {
      return hosts.agent(host, borrower.language()).containers(borrower.account());
    } catch (ApiException e) {
      LOG.debugf(e, "cannot list host=%s", host);
      return List.of();
    }
  }
}
