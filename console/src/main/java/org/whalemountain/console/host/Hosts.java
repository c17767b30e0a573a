package org.whalemountain.console.host;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.query.Lookup;
import org.whalemountain.console.query.Query;
import org.whalemountain.console.reservation.HostLoad;
import org.whalemountain.console.reservation.PlacementConfig;
import org.whalemountain.console.reservation.Reservations;
import org.whalemountain.console.secret.SecretBox;

/** The registered hosts, as others need them. Removed ones are in no list. */
@ApplicationScoped
public class Hosts {

  private static final String REGISTERED = "removedAt IS NULL";
  private static final String RUNNERS = "SELECT host, COUNT(*) AS runners FROM runner";
  private static final Sentence UNKNOWN = new Sentence("There is no such host.", "そのホストはありません。");

  private final Registration registration;
  private final Reservations reservations;
  private final SecretBox secrets;
  private final Query query;
  private final Agents agents;
  private final PlacementConfig lending;

  Hosts(
      Registration registration,
      Reservations reservations,
      SecretBox secrets,
      Query query,
      Agents agents,
      PlacementConfig lending) {
    this.registration = registration;
    this.reservations = reservations;
    this.secrets = secrets;
    this.query = query;
    this.agents = agents;
    this.lending = lending;
  }

  /** All of them, by name; with everything but secrets for administrators. */
  public List<HostView> list(boolean forAdmins) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var loads = reservations.loads(true);
              var runners = runners();
              var hosts = Host.<Host>list(REGISTERED, Sort.by("name"));
              var anyActive = hosts.stream().anyMatch(host -> host.state == HostState.ACTIVE);
              return hosts.stream()
                  .map(host -> view(host, loads, runners.getOrDefault(host.name, 0), anyActive))
                  .map(view -> forAdmins ? view : view.forUsers())
                  .toList();
            });
  }

  /** Names of those whose agents say that they can do something, by name. */
  public List<String> able(String capability) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                Host.<Host>list(REGISTERED, Sort.by("name")).stream()
                    .filter(host -> host.report().capabilities().contains(capability))
                    .map(host -> host.name)
                    .toList());
  }

  /**
   * Refuses a name that no registered host has.
   *
   * @throws ApiException {@code not-found}
   */
  public void expect(String name) {
    known(name);
  }

  /** As administrators get it. Belongs into a transaction. */
  HostView view(Host host) {
    var anyActive = Host.count(REGISTERED + " AND state = ?1", HostState.ACTIVE) > 0;
    return view(host, reservations.loads(true), runners(host.name), anyActive);
  }

  /** Where the ports of a host's containers are reached. */
  public String address(String name) {
    return query
        .first("SELECT address FROM host WHERE name = ?", row -> row.getString("address"), name)
        .orElseThrow(Hosts::unknown);
  }

  /** What owners of containers are told of a host, a removed one too. */
  public HostSite site(String name) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                Optional.ofNullable(Lookup.find(Host.class, name, LockModeType.NONE))
                    .map(HostSite::of)
                    .orElseThrow(Hosts::unknown));
  }

  /** How many students' runners are on a host, as far as is known. */
  int runners(String name) {
    return query
        .first(RUNNERS + " WHERE host = ? GROUP BY host", row -> row.getInt("runners"), name)
        .orElse(0);
  }

  /** The same of all hosts that have any, by name. */
  private Map<String, Integer> runners() {
    record OfHost(String host, int runners) {}
    return query
        .all(
            RUNNERS + " GROUP BY host",
            row -> new OfHost(row.getString("host"), row.getInt("runners")))
        .stream()
        .collect(Collectors.toMap(OfHost::host, OfHost::runners));
  }

  /**
   * Keeps a host from being removed until this transaction ends.
   *
   * @throws HostUnreachable where it is removed already
   */
  public void keep(String name) {
    var isRegistered =
        query
            .first(
                "SELECT removed_at IS NULL AS is_registered FROM host WHERE name = ? LOCK IN SHARE MODE",
                row -> row.getBoolean("is_registered"),
                name)
            .orElseThrow(Hosts::unknown);
    if (!isRegistered) {
      throw HostUnreachable.removed(name);
    }
  }

  /** Whether a host is registered no more, and only records are left of it. */
  public boolean isRemoved(String name) {
    return query
        .first(
            "SELECT removed_at IS NOT NULL AS removed FROM host WHERE name = ?",
            row -> row.getBoolean("removed"),
            name)
        .orElseThrow(Hosts::unknown);
  }

  /**
   * The host's agent, in the person's language.
   *
   * @throws HostUnreachable where the host is removed
   */
  public AgentClient agent(String name, Locale language) {
    var connection =
        query
            .first(
                "SELECT " + Agents.COLUMNS + " FROM host h WHERE h.name = ?", agents::reach, name)
            .orElseThrow(Hosts::unknown)
            .orRefuse();
    return agents.client(connection, language);
  }

  /** What it takes to call its agent. */
  HostAccess access(String name) {
    return known(name).access(secrets);
  }

  Host known(String name) {
    return QuarkusTransaction.requiringNew().call(() -> require(name, LockModeType.NONE));
  }

  /** The registered host of that name. Belongs into a transaction. */
  Host require(String name, LockModeType lock) {
    var host = Lookup.find(Host.class, name, lock);
    if (host == null || host.removedAt != null) {
      throw unknown();
    }
    return host;
  }

  private HostView view(Host host, Map<String, HostLoad> loads, int runners, boolean anyActive) {
    return HostView.of(
        host,
        loads.getOrDefault(host.name, HostLoad.NONE),
        runners,
        lending,
        registration.isOld(host.report().agentVersion()),
        anyActive);
  }

  static ApiException unknown() {
    return new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
  }
}
