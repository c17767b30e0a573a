package org.whalemountain.console.host;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.console.query.Query;

/** Asks agents who they are, and changes nothing. */
@ApplicationScoped
class HostCheck {

  /** Where nothing is registered yet, the host has no name. */
  private static final String UNNAMED = "";

  private final Registration registration;
  private final Hosts hosts;
  private final Query query;

  HostCheck(Registration registration, Hosts hosts, Query query) {
    this.registration = registration;
    this.hosts = hosts;
    this.query = query;
  }

  /**
   * What registering this agent would find.
   *
   * @throws ApiException what registering it would throw, but {@code host-exists}
   */
  HostFindings check(AgentToCheck agent, Locale language) {
    var url = AgentAddress.of(agent.url()).url();
    var name = agent.name() == null ? UNNAMED : agent.name();
    return ask(new HostAccess(name, url, agent.token(), agent.certificate()), language);
  }

  /**
   * The same of a registered one, with the token that is known of it.
   *
   * @throws ApiException {@code not-found} too
   */
  HostFindings checkAgain(String name, Locale language) {
    return ask(hosts.access(name), language);
  }

  private HostFindings ask(HostAccess access, Locale language) {
    var report = registration.ask(access, language);
    var isOld = registration.isOld(report.agentVersion());
    return query
        .first(
            "SELECT name, removed_at IS NULL AS is_registered FROM host WHERE host_id = ?",
            row ->
                row.getBoolean("is_registered")
                    ? HostFindings.of(report, row.getString("name"), null, isOld)
                    : HostFindings.of(report, null, row.getString("name"), isOld),
            report.hostId())
        .orElseGet(() -> HostFindings.of(report, null, null, isOld));
  }
}
