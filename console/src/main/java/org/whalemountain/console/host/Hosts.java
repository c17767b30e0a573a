package org.whalemountain.console.host;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.query.Query;
import org.whalemountain.console.reservation.HostLoad;
import org.whalemountain.console.reservation.Reservations;
import org.whalemountain.console.secret.SecretBox;

/** The registered hosts. */
@ApplicationScoped
public class Hosts {

  private static final Sentence UNKNOWN = new Sentence("There is no such host.", "そのホストはありません。");
  private static final Sentence EXISTS =
      new Sentence(
          "A host with this name, this URL or this engine is registered already.",
          "同じ名前、同じ URL、または同じエンジンのホストがすでに登録されています。");
  private static final Sentence OTHER_ENGINE =
      new Sentence(
          "Another engine answers there than the one that was registered.", "登録時とは別のエンジンが応答しています。");
  private static final Sentence IN_USE =
      new Sentence("There are still {0} containers on this host.", "このホストにはまだ {0} 個のコンテナがあります。");

  private final Registration registration;
  private final Reservations reservations;
  private final SecretBox secrets;
  private final Query query;
  private final Agents agents;
  private final HostConfig config;

  Hosts(
      Registration registration,
      Reservations reservations,
      SecretBox secrets,
      Query query,
      Agents agents,
      HostConfig config) {
    this.registration = registration;
    this.reservations = reservations;
    this.secrets = secrets;
    this.query = query;
    this.agents = agents;
    this.config = config;
  }

  /** All of them, by name; with everything but secrets for administrators. */
  public List<HostView> list(boolean forAdmins) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var loads = reservations.loads(true);
              return Host.<Host>listAll(Sort.by("name")).stream()
                  .map(host -> view(host, loads, forAdmins))
                  .toList();
            });
  }

  HostView add(NewHost wish) {
    var url = AgentAddress.of(wish.url()).url();
    var access = new HostAccess(wish.name(), url, wish.token(), wish.certificate());
    var report = registration.ask(access);
    var host = new Host();
    host.name = wish.name();
    host.hostId = report.hostId();
    host.url = url.toString();
    host.certificate = wish.certificate();
    host.address = wish.address() == null ? url.getHost() : wish.address();
    host.state = HostState.ACTIVE;
    host.registeredAt = Instant.now();
    host.seenAt = host.registeredAt;
    host.access(secrets, wish.token());
    host.report(report);
    try {
      QuarkusTransaction.requiringNew().run(host::persistAndFlush);
    } catch (ConstraintViolationException e) {
      throw new ApiException(ErrorCode.HOST_EXISTS, EXISTS);
    }
    return HostView.forAdmins(host, HostLoad.NONE);
  }

  HostView change(String name, HostChange change) {
    if (change.token() != null || change.certificate() != null) {
      requireSameEngine(name, change);
    }
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var host = require(name, LockModeType.PESSIMISTIC_WRITE);
              if (change.state() != null) {
                host.state = HostState.valueOf(change.state().toUpperCase(Locale.ROOT));
              }
              if (change.token() != null) {
                host.access(secrets, change.token());
              }
              if (change.certificate() != null) {
                host.certificate = change.certificate();
              }
              return view(host, reservations.loads(true), true);
            });
  }

  void remove(String name) {
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                var host = require(name, LockModeType.PESSIMISTIC_WRITE);
                var containers =
                    reservations.loads(false).getOrDefault(name, HostLoad.NONE).containers();
                if (containers > 0) {
                  throw new ApiException(ErrorCode.WRONG_STATE, IN_USE.with(containers));
                }
                host.delete();
              });
    } catch (PersistenceException e) {
      // A container came between the count and the end: the foreign key kept the host.
      throw new ApiException(ErrorCode.WRONG_STATE, IN_USE.with(1));
    }
    agents.forget(name);
  }

  /** What each host can take. Belongs into a transaction. */
  public List<HostCapacity> capacities(boolean withGpus) {
    var freshFrom = Instant.now().minus(config.fresh());
    return Host.<Host>listAll().stream()
        .map(
            host ->
                new HostCapacity(
                    host.name,
                    host.address,
                    host.state == HostState.ACTIVE,
                    host.unreachableSince == null && host.seenAt.isAfter(freshFrom),
                    host.trouble == null,
                    host.cpus,
                    host.memoryMiB,
                    withGpus
                        ? host.report().gpus().stream().map(HostReport.Gpu::uuid).toList()
                        : List.of()))
        .toList();
  }

  /** Where the ports of a host's containers are reached. */
  public String address(String name) {
    return query
        .first("SELECT address FROM host WHERE name = ?", row -> row.getString("address"), name)
        .orElseThrow(Hosts::unknown);
  }

  /** The host's agent, in the person's language. */
  public AgentClient agent(String name, Locale language) {
    var connection =
        query
            .first(
                "SELECT " + Agents.COLUMNS + " FROM host h WHERE h.name = ?",
                agents::connection,
                name)
            .orElseThrow(Hosts::unknown);
    return agents.client(connection, language);
  }

  /** What it takes to call its agent. */
  HostAccess access(String name) {
    return known(name).access(secrets);
  }

  private static Host known(String name) {
    return QuarkusTransaction.requiringNew().call(() -> require(name, LockModeType.NONE));
  }

  private void requireSameEngine(String name, HostChange change) {
    var current = known(name);
    var old = current.access(secrets);
    var report =
        registration.ask(
            new HostAccess(
                name,
                old.url(),
                change.token() == null ? old.token() : change.token(),
                change.certificate() == null ? old.certificate() : change.certificate()));
    if (!current.hostId.equals(report.hostId())) {
      throw new ApiException(ErrorCode.WRONG_STATE, OTHER_ENGINE);
    }
  }

  private static HostView view(Host host, Map<String, HostLoad> loads, boolean forAdmins) {
    var load = loads.getOrDefault(host.name, HostLoad.NONE);
    return forAdmins ? HostView.forAdmins(host, load) : HostView.forUsers(host, load);
  }

  private static Host require(String name, LockModeType lock) {
    Host host = Host.findById(name, lock);
    if (host == null) {
      throw unknown();
    }
    return host;
  }

  static ApiException unknown() {
    return new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
  }
}
