package org.whalemountain.console.host;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.console.query.Query;

/** What looks at hosts begin with, and what they write of the host itself. */
@ApplicationScoped
public class HostLooks {

  private final Query query;
  private final Agents agents;

  HostLooks(Query query, Agents agents) {
    this.query = query;
    this.agents = agents;
  }

  /**
   * A host to be looked at.
   *
   * @param agent who is asked there
   * @param hostId the identity that was registered
   */
  public record Target(AgentClient agent, String hostId) {

    /** Whether the one that answered is the one that was registered. */
    public boolean is(HostReport report) {
      return hostId.equals(report.hostId());
    }
  }

  /**
   * How a host was before a look.
   *
   * @param wasSilent whether it did not answer
   * @param isEngineNew whether its engine was started since; empty where it does not tell
   */
  public record Before(boolean wasSilent, Optional<Boolean> isEngineNew) {}

  /** Every host that can be looked at, by name. */
  public List<String> names() {
    return query.all(
        "SELECT name FROM host WHERE removed_at IS NULL ORDER BY name",
        row -> row.getString("name"));
  }

  /**
   * The host, even one that is in trouble: only a look can end that.
   *
   * @throws ApiException {@code not-found}
   */
  public Target target(String name) {
    return query
        .first(
            "SELECT h.host_id, " + Agents.COLUMNS + " FROM host h WHERE h.name = ?",
            this::target,
            name)
        .flatMap(Function.identity())
        .orElseThrow(Hosts::unknown);
  }

  /** Notes that the right host answered soundly. Belongs into a transaction. */
  public Before seen(String name, HostReport report, int foreign, Instant at) {
    Optional<Host> known = Host.find("name = ?1 AND removedAt IS NULL", name).firstResultOptional();
    if (known.isEmpty()) {
      return new Before(false, Optional.of(false));
    }
    var host = known.get();
    var started =
        report.engineStartedAt() == null
            ? null
            : report.engineStartedAt().truncatedTo(ChronoUnit.MILLIS);
    var before = new Before(host.unreachableSince != null, isNew(host.engineStartedAt, started));
    host.seenAt = at;
    host.unreachableSince = null;
    host.trouble = null;
    host.foreignContainers = foreign;
    host.engineStartedAt = started == null ? host.engineStartedAt : started;
    host.report(report);
    return before;
  }

  /**
   * Notes that no sound answer came; since when stays at the first time, and an unknown trouble at
   * the last one that was known.
   */
  public void unreachable(String name, Optional<HostTrouble> trouble, Instant at) {
    query.change(
        "UPDATE host SET unreachable_since = COALESCE(unreachable_since, ?), trouble = COALESCE(?, trouble) WHERE name = ? AND removed_at IS NULL",
        at,
        trouble.map(Enum::name).orElse(null),
        name);
  }

  private static Optional<Boolean> isNew(Instant before, Instant now) {
    return now == null ? Optional.empty() : Optional.of(before != null && !before.equals(now));
  }

  private Optional<Target> target(ResultSet row) throws SQLException {
    var hostId = row.getString("host_id");
    return agents
        .anyConnection(row)
        .map(agent -> new Target(agents.client(agent, Locale.ENGLISH), hostId));
  }
}
