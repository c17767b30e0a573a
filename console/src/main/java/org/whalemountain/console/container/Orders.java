package org.whalemountain.console.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.HostConfig;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.idempotency.Answer;
import org.whalemountain.console.idempotency.KeyedRequest;
import org.whalemountain.console.idempotency.Keys;
import org.whalemountain.console.lease.Installation;
import org.whalemountain.console.lease.Leases;
import org.whalemountain.console.reservation.Ports;
import org.whalemountain.console.reservation.Reservations;

/** Places an order: the record and all it needs, or nothing. Belongs into a transaction. */
@ApplicationScoped
class Orders {

  private static final Sentence NAME_TAKEN =
      new Sentence("You have a container named {0} already.", "{0} という名前のコンテナはすでにあります。");
  private static final Sentence STILL_RUNNING =
      new Sentence(
          "The request with this Idempotency-Key is still being carried out.",
          "この Idempotency-Key のリクエストはまだ処理中です。");
  private static final Duration SOON = Duration.ofSeconds(1);

  private final EntityManager database;
  private final Hosts hosts;
  private final HostConfig hostConfig;
  private final QuotaConfig quotas;
  private final Reservations reservations;
  private final Ports ports;
  private final Keys keys;
  private final Leases leases;
  private final Installation installation;

  Orders(
      EntityManager database,
      Hosts hosts,
      HostConfig hostConfig,
      QuotaConfig quotas,
      Reservations reservations,
      Ports ports,
      Keys keys,
      Leases leases,
      Installation installation) {
    this.database = database;
    this.hosts = hosts;
    this.hostConfig = hostConfig;
    this.quotas = quotas;
    this.reservations = reservations;
    this.ports = ports;
    this.keys = keys;
    this.leases = leases;
    this.installation = installation;
  }

  /**
   * What to do next.
   *
   * @param answer given already, under the same key; else null
   * @param container the record as it was committed
   * @param spec what the agent is to make
   * @param agent who is to make it
   * @param address where its ports will be reached
   */
  record Ticket(
      Answer answer, Container container, ContainerSpec spec, AgentClient agent, String address) {

    /** The same for a timer, whose calls count only in its turn. */
    Ticket in(Turn turn) {
      return new Ticket(answer, container, spec, agent.inEpoch(turn.text()), address);
    }
  }

  Ticket place(Borrower borrower, NewContainer order, Optional<KeyedRequest> keyed) {
    var id = UuidVersion7Strategy.INSTANCE.generateUuid(null).toString();
    var known = keyed.flatMap(request -> keys.take(request, id));
    if (known.isPresent()) {
      return new Ticket(answer(borrower, keyed.get(), known.get()), null, null, null, null);
    }
    var fullName = FullName.of(borrower.account(), order.name());
    lock(borrower.account());
    var withGpus = order.gpus() > 0;
    var place = Placement.of(order, hosts.capacities(withGpus), reservations.loads(withGpus));
    requireRoom(borrower.account(), fullName, order);
    var host = place.host().name();
    var container = record(borrower, order, id, host);
    reservations.hold(id, host, order.cpus(), order.memoryMiB());
    reservations.holdGpus(id, host, place.gpus());
    container.gpus = place.gpus();
    container.ports = ports.reserve(id, host, order.guestPorts());
    begin(container);
    container.persist();
    return new Ticket(
        null,
        container,
        container.spec(installation.id()),
        hosts.agent(host, borrower.language()),
        place.host().address());
  }

  /** Takes the record for another try to make it; the borrower holds its lock. */
  Ticket again(Container container, Borrower borrower) {
    begin(container);
    return new Ticket(
        null,
        container,
        container.spec(installation.id()),
        hosts.agent(container.host, borrower.language()),
        hosts.address(container.host));
  }

  /** The answer a container is told with: 201 once it is there, 202 before. */
  static Answer answer(Container container, String address, Borrower borrower) {
    var view = ContainerView.of(container, address, borrower.language());
    try {
      return new Answer(
          container.id,
          container.confirmedAt == null || container.status == ContainerStatus.UNKNOWN ? 202 : 201,
          StrictJson.mapper().writeValueAsString(view));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is always JSON", e);
    }
  }

  private void begin(Container container) {
    var now = Instant.now();
    container.begin(
        Verb.CREATE, leases.me(), now, now.plus(hostConfig.createTimeout()).plusSeconds(10));
  }

  private Answer answer(Borrower borrower, KeyedRequest request, Keys.Known known) {
    if (known.answer() != null) {
      return known.answer();
    }
    Container container = Container.findById(known.containerId(), LockModeType.PESSIMISTIC_WRITE);
    if (container == null
        || container.liveName == null
        || container.isBusy(leases.living(), Instant.now())) {
      throw new ApiException(ErrorCode.WRONG_STATE, STILL_RUNNING).retryAfter(SOON);
    }
    // The console that placed the order died before it could answer: the record says what came.
    var answer = answer(container, hosts.address(container.host), borrower);
    keys.answered(request, answer);
    return answer;
  }

  /** Creates of one account wait here for each other, so that none counts too few. */
  private void lock(String account) {
    database
        .createNativeQuery(
            "INSERT INTO quota (account) VALUES (?1) ON DUPLICATE KEY UPDATE account = account")
        .setParameter(1, account)
        .executeUpdate();
  }

  private void requireRoom(String account, String fullName, NewContainer order) {
    var row =
        (Object[])
            database
                .createNativeQuery(
                    """
                    SELECT q.containers, q.cpus, q.memory_mib, COUNT(c.id), COALESCE(SUM(c.cpus), 0),
                           COALESCE(SUM(c.memory_mib), 0), COALESCE(SUM(c.live_name = ?2), 0)
                    FROM quota q
                    LEFT JOIN container c ON c.account = q.account AND c.live_name IS NOT NULL
                    WHERE q.account = ?1 GROUP BY q.account
                    """,
                    Object[].class)
                .setParameter(1, account)
                .setParameter(2, fullName)
                .getSingleResult();
    if (number(row[6]).intValue() > 0) {
      throw new ApiException(ErrorCode.NAME_TAKEN, NAME_TAKEN.with(order.name()));
    }
    var allowed =
        new Quota(
            row[0] == null ? quotas.containers() : number(row[0]).longValue(),
            row[1] == null ? quotas.cpus() : number(row[1]).doubleValue(),
            row[2] == null ? quotas.memoryMiB() : number(row[2]).longValue());
    var used =
        new Quota(
            number(row[3]).longValue(), number(row[4]).doubleValue(), number(row[5]).longValue());
    allowed.require(used, order.cpus(), order.memoryMiB());
  }

  private static Container record(Borrower borrower, NewContainer order, String id, String host) {
    var now = Instant.now();
    var container = new Container();
    container.id = id;
    container.account = borrower.account();
    container.name = order.name();
    container.fullName = FullName.of(borrower.account(), order.name());
    container.liveName = container.fullName;
    container.host = host;
    container.image = order.image();
    container.environments = order.environments();
    container.command = order.command();
    container.cpus = order.cpus();
    container.memoryMiB = order.memoryMiB();
    container.wanted = Wanted.RUNNING;
    container.createdAt = now;
    container.become(ContainerStatus.CREATING, null, now);
    return container;
  }

  private static Number number(Object value) {
    return (Number) value;
  }
}
