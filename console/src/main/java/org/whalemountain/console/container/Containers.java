package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.ExecResult;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.idempotency.Answer;
import org.whalemountain.console.web.Page;

/** The lent containers, for those who borrow them. */
@ApplicationScoped
public class Containers {

  private final Ownership ownership;
  private final Hosts hosts;
  private final Creation creation;
  private final Changes changes;
  private final Removal removal;

  Containers(
      Ownership ownership, Hosts hosts, Creation creation, Changes changes, Removal removal) {
    this.ownership = ownership;
    this.hosts = hosts;
    this.creation = creation;
    this.changes = changes;
    this.removal = removal;
  }

  private record Contact(String fullName, String host, AgentClient agent) {}

  /**
   * Containers by age, oldest first; one more than the page holds where there are more.
   *
   * @param owner {@code all}, an account, or null for one's own
   */
  List<ContainerView> list(Borrower borrower, String owner, Page page) {
    var account = ownership.listed(borrower, owner);
    var query =
        "liveName IS NOT NULL AND id > ?1" + account.map(a -> " AND account = ?2").orElse("");
    var values = Stream.concat(Stream.of(page.after().orElse("")), account.stream()).toArray();
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var addresses = hosts.addresses();
              return Container.<Container>find(query + " ORDER BY id", values)
                  .range(0, page.limit())
                  .list()
                  .stream()
                  .map(
                      container ->
                          ContainerView.of(
                              container, addresses.get(container.host), borrower.language()))
                  .toList();
            });
  }

  ContainerView get(Borrower borrower, String id) {
    return view(
        borrower,
        QuarkusTransaction.requiringNew()
            .call(() -> ownership.find(borrower, id, Right.OVERSEE, LockModeType.NONE)));
  }

  Answer create(Borrower borrower, NewContainer order, Optional<String> key) {
    return creation.create(borrower, order, key);
  }

  ContainerView change(Borrower borrower, String id, Verb verb) {
    return view(borrower, changes.change(borrower, id, verb));
  }

  boolean delete(Borrower borrower, String id) {
    return removal.delete(borrower, id);
  }

  ExecResult exec(Borrower borrower, String id, ExecRequest request) {
    var contact = contact(borrower, id, Right.USE);
    return present(contact, agent -> agent.exec(contact.fullName, request));
  }

  StatsSample stats(Borrower borrower, String id) {
    var contact = contact(borrower, id, Right.OVERSEE);
    return present(contact, agent -> agent.stats(contact.fullName));
  }

  /**
   * The borrower's container as the target of a stream; checked like every other call.
   *
   * @throws ApiException {@code not-found}, {@code wrong-state}, {@code container-missing}
   */
  public Target target(Borrower borrower, String id, Right right) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var container = usable(borrower, id, right);
              return new Target(container.id, container.fullName, hosts.connection(container.host));
            });
  }

  private Contact contact(Borrower borrower, String id, Right right) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var container = usable(borrower, id, right);
              return new Contact(
                  container.fullName,
                  container.host,
                  hosts.agent(container.host, borrower.language()));
            });
  }

  /** Whether it runs is for its host to say: what was seen last may be seconds old. */
  private Container usable(Borrower borrower, String id, Right right) {
    var container = ownership.find(borrower, id, right, LockModeType.NONE);
    if (container.status == ContainerStatus.MISSING) {
      throw Changes.missing(container.host);
    }
    if (container.wanted == Wanted.GONE || container.confirmedAt == null) {
      throw new ApiException(ErrorCode.WRONG_STATE, Changes.NOT_NOW.with(container.status.text()));
    }
    return container;
  }

  private static <T> T present(Contact contact, Function<AgentClient, T> call) {
    try {
      return call.apply(contact.agent);
    } catch (ApiException e) {
      throw e.code() == ErrorCode.NOT_FOUND ? Changes.missing(contact.host) : e;
    }
  }

  private ContainerView view(Borrower borrower, Container container) {
    return ContainerView.of(container, hosts.addresses().get(container.host), borrower.language());
  }
}
