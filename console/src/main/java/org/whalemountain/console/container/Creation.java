package org.whalemountain.console.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.HostUnreachable;
import org.whalemountain.console.host.LostAnswer;
import org.whalemountain.console.idempotency.Answer;
import org.whalemountain.console.idempotency.KeyedRequest;
import org.whalemountain.console.idempotency.Keys;
import org.whalemountain.console.image.ImageAccess;
import org.whalemountain.console.meter.Meters;
import org.whalemountain.console.query.Lookup;
import org.whalemountain.console.reservation.Ports;
import org.whalemountain.console.reservation.Race;
import org.whalemountain.console.reservation.Reservations;

/**
 * Makes containers: first the record with all it needs, then the call, then what came of it. A
 * refusal leaves nothing; a lost answer leaves the record, and the watch settles it.
 */
@ApplicationScoped
class Creation {

  private static final Logger LOG = Logger.getLogger(Creation.class);
  private static final int MOST_PORT_TRIES = 5;
  private static final int MOST_ENGINE_TRIES = 5;
  private static final Sentence DELETED_MEANWHILE =
      new Sentence("The container was deleted while it was being made.", "作成中にコンテナが削除されました。");

  private static final Sentence REFUSED = new Sentence("{0}: {1}", "{0}: {1}");

  private final Orders orders;
  private final Removal removal;
  private final Reservations reservations;
  private final Ports ports;
  private final Keys keys;
  private final ImageAccess images;
  private final Confirmation confirmation;
  private final Reported reported;
  private final Unfinished unfinished;
  private final Patience patience;

  Creation(
      Orders orders,
      Removal removal,
      Reservations reservations,
      Ports ports,
      Keys keys,
      ImageAccess images,
      Confirmation confirmation,
      Reported reported,
      Unfinished unfinished,
      Patience patience) {
    this.orders = orders;
    this.removal = removal;
    this.reservations = reservations;
    this.ports = ports;
    this.keys = keys;
    this.images = images;
    this.confirmation = confirmation;
    this.reported = reported;
    this.unfinished = unfinished;
    this.patience = patience;
  }

  /**
   * Makes one container.
   *
   * @return 201 with it, or 202 while it is not known to run
   */
  Answer create(Borrower borrower, NewContainer order, Manner manner, Optional<String> key) {
    var keyed = key.map(text -> KeyedRequest.of(borrower.account(), text, text(order)));
    var ticket =
        Meters.CREATE_STEP.time(
            () -> Race.retried(isAgain -> orders.place(borrower, order, manner, keyed, isAgain)),
            "place");
    if (ticket.answer() != null) {
      return ticket.answer();
    }
    return unfinished.watch(ticket.spec().id(), () -> make(ticket, borrower, keyed));
  }

  private Answer make(Orders.Ticket ticket, Borrower borrower, Optional<KeyedRequest> keyed) {
    AgentClient.Made made;
    try {
      made = Meters.CREATE_STEP.time(() -> patience.waiting(time -> ask(ticket, time)), "agent");
    } catch (LostAnswer e) {
      var unknown = settle(ticket.spec().id(), ContainerStatus.UNKNOWN, e.detail());
      return keep(ticket, borrower, keyed, unknown);
    } catch (ApiException e) {
      erase(ticket.spec().id());
      throw e;
    }
    var container = Meters.CREATE_STEP.time(() -> confirm(ticket, made, borrower), "confirm");
    return keep(ticket, borrower, keyed, container);
  }

  /**
   * Tries once more to make a container whose first call was lost or waits for its turn or image.
   */
  void again(String id, Borrower borrower, Turn turn) {
    var ticket =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  var container = locked(id);
                  return container.wanted != Wanted.GONE && container.confirmedAt == null
                      ? orders.again(container, borrower).in(turn)
                      : null;
                });
    if (ticket == null) {
      return;
    }
    unfinished.watch(id, () -> makeAgain(ticket, borrower));
  }

  private Void makeAgain(Orders.Ticket ticket, Borrower borrower) {
    var id = ticket.spec().id();
    try {
      confirm(ticket, ask(ticket, Patience.OF_THE_WATCH), borrower);
    } catch (HostUnreachable | LostAnswer e) {
      settle(id, ContainerStatus.UNKNOWN, e.detail());
    } catch (ApiException e) {
      if (e.code() == ErrorCode.WRONG_STATE) {
        // Another console has the turn: it settles this, and nothing is concluded here.
        release(id);
        return null;
      }
      var isOver = e.code() != ErrorCode.ENGINE_FAILED || isLastTry(id);
      settle(id, isOver ? ContainerStatus.FAILED : ContainerStatus.UNKNOWN, forEverybody(e));
    }
    return null;
  }

  /** An engine that was killed a moment ago, or whose helper was, may still come to itself. */
  private static boolean isLastTry(String id) {
    return QuarkusTransaction.requiringNew().call(() -> ++locked(id).misses >= MOST_ENGINE_TRIES);
  }

  /** The agent refused in the watch's language, not in the owner's. */
  private static Sentence forEverybody(ApiException refusal) {
    var said = refusal.detail().english();
    return new Sentence(said, REFUSED.with(refusal.code().title().japanese(), said).japanese());
  }

  private AgentClient.Made ask(Orders.Ticket ticket, Duration time) {
    var spec = ticket.spec();
    for (var attempt = 1; ; attempt++) {
      try {
        return ticket.agent().put(spec, time);
      } catch (ApiException e) {
        if (attempt == MOST_PORT_TRIES) {
          throw e;
        }
        spec =
            switch (e.code()) {
              case PORT_TAKEN -> withOtherPorts(spec, e);
              case IMAGE_NOT_AVAILABLE -> withImageToFetch(spec, e);
              // Its host knows more than we do: whose the image is that a reference means there.
              case NOT_FOUND -> throw images.unknown();
              default -> throw e;
            };
      }
    }
  }

  private Container confirm(Orders.Ticket ticket, AgentClient.Made made, Borrower borrower) {
    var known = ticket.container();
    if (!known.portsBy(made.report()).equals(known.ports)) {
      return confirmAnew(ticket, made, borrower);
    }
    var now = Instant.now();
    known.end(now);
    known.see(made.report(), now);
    return confirmation.write(known) ? known : confirmAnew(ticket, made, borrower);
  }

  /** Somebody else wrote to the record meanwhile, or the host chose other ports. */
  private Container confirmAnew(Orders.Ticket ticket, AgentClient.Made made, Borrower borrower) {
    var container =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  var record = locked(ticket.spec().id());
                  var now = Instant.now();
                  record.end(now);
                  reported.see(record, made.report(), now);
                  return record;
                });
    if (container.wanted == Wanted.GONE) {
      endDeleted(container, borrower);
      throw new ApiException(ErrorCode.WRONG_STATE, DELETED_MEANWHILE);
    }
    return container;
  }

  private void endDeleted(Container container, Borrower borrower) {
    try {
      removal.carryOut(container, borrower);
    } catch (HostUnreachable | LostAnswer e) {
      LOG.infof(e, "deletion waits for the host container=%s", container.id);
    }
  }

  private Answer keep(
      Orders.Ticket ticket, Borrower borrower, Optional<KeyedRequest> keyed, Container container) {
    var answer = Orders.answer(container, ticket.address(), borrower);
    keyed.ifPresent(
        request -> QuarkusTransaction.requiringNew().run(() -> keys.answered(request, answer)));
    return answer;
  }

  private ContainerSpec withOtherPorts(ContainerSpec spec, ApiException refusal) {
    return Race.retried(
        () -> {
          var container = locked(spec.id());
          var unusable = UnusablePorts.of(refusal, container.ports);
          container.ports = ports.replace(container.id, container.host, container.ports, unusable);
          return container.spec(spec.console());
        });
  }

  /** An image of the department was removed from the host since its last list: it is fetched. */
  private ContainerSpec withImageToFetch(ContainerSpec spec, ApiException refusal) {
    if (spec.imageId() == null || !images.mayBeFetchedAgain(spec.image(), spec.imageId())) {
      throw refusal;
    }
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var container = locked(spec.id());
              container.imageId = null;
              return container.spec(spec.console());
            });
  }

  private Container settle(String id, ContainerStatus status, Sentence detail) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var container = locked(id);
              var now = Instant.now();
              container.end(now);
              if (container.wanted != Wanted.GONE) {
                container.become(status, detail, now);
              }
              return container;
            });
  }

  private static void release(String id) {
    QuarkusTransaction.requiringNew().run(() -> locked(id).end(Instant.now()));
  }

  private void erase(String id) {
    Race.retried(
        () -> {
          keys.forget(id);
          reservations.release(id);
          return Container.deleteById(id);
        });
  }

  private static Container locked(String id) {
    return Lookup.find(Container.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  private static String text(NewContainer order) {
    try {
      return StrictJson.mapper().writeValueAsString(order);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an order is always JSON", e);
    }
  }
}
