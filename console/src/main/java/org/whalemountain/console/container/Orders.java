package org.whalemountain.console.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.whalemountain.console.placement.Choice;
import org.whalemountain.console.placement.Placements;
import org.whalemountain.console.query.Lookup;
import org.whalemountain.console.quota.Quotas;
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

  private final Hosts hosts;
  private final HostConfig hostConfig;
  private final Placements placements;
  private final Quotas quotas;
  private final Reservations reservations;
  private final Ports ports;
  private final Keys keys;
  private final Leases leases;
  private final Installation installation;

  Orders(
      Hosts hosts,
      HostConfig hostConfig,
      Placements placements,
      Quotas quotas,
      Reservations reservations,
      Ports ports,
      Keys keys,
      Leases leases,
      Installation installation) {
    this.hosts = hosts;
    this.hostConfig = hostConfig;
    this.placements = placements;
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

  /**
   * Writes the record and reserves what it needs.
   *
   * @param manner what it asks for besides
   * @param isAgain whether it lost a race before
   * @throws org.whalemountain.console.reservation.RaceLost then it comes again
   */
  Ticket place(
      Borrower borrower,
      NewContainer order,
      Manner manner,
      Optional<KeyedRequest> keyed,
      boolean isAgain) {
    reservations.seeOthers();
    var id = UuidVersion7Strategy.INSTANCE.generateUuid(null).toString();
    var known = keyed.flatMap(request -> keys.take(request, id));
    if (known.isPresent()) {
      return new Ticket(answer(borrower, keyed.get(), known.get()), null, null, null, null);
    }
    var fullName = FullName.of(borrower.account(), order.name());
    quotas.lock(borrower.account());
    var wish = order.wish().attached(order.launch(manner.launch()) != null);
    var plan = placements.plan(borrower.account(), wish, isAgain);
    requireFree(fullName, order);
    quotas.require(borrower.account(), wish.share());
    var host = plan.choice().host();
    var agent = hosts.agent(host, borrower.language());
    // From here on others wait for this host.
    var choice = placements.hold(plan);
    var container = record(borrower, order, manner, id, choice);
    reservations.hold(id, host, order.cpus(), order.memoryMiB());
    reservations.holdGpus(id, host, choice.gpus());
    container.ports = ports.reserve(id, host, order.guestPorts());
    begin(container);
    container.persist();
    return new Ticket(null, container, container.spec(installation.id()), agent, choice.address());
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
    var container =
        Lookup.find(Container.class, known.containerId(), LockModeType.PESSIMISTIC_WRITE);
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

  private void requireFree(String fullName, NewContainer order) {
    if (Container.count("liveName", fullName) > 0) {
      throw new ApiException(ErrorCode.NAME_TAKEN, NAME_TAKEN.with(order.name()));
    }
  }

  private static Container record(
      Borrower borrower, NewContainer order, Manner manner, String id, Choice choice) {
    var now = Instant.now();
    var container = new Container();
    container.id = id;
    container.account = borrower.account();
    container.name = order.name();
    container.fullName = FullName.of(borrower.account(), order.name());
    container.liveName = container.fullName;
    container.host = choice.host();
    container.placement = choice.why().english();
    container.placementJapanese = choice.why().japanese();
    container.gpus = choice.gpus();
    container.image = order.image();
    container.imageId = choice.imageId();
    container.environments = order.environments();
    container.command = order.command();
    container.cpus = order.cpus();
    container.memoryMiB = order.memoryMiB();
    container.launch = order.launch(manner.launch());
    container.isTemporary = manner.isTemporary();
    container.wanted = manner.wanted();
    container.createdAt = now;
    container.become(ContainerStatus.CREATING, null, now);
    return container;
  }
}
