package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.ExecResult;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.idempotency.Answer;

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

  private record Contact(Container container, AgentClient agent) {}

  /**
   * Containers by age, oldest first.
   *
   * @param owner whose; empty for everybody's
   * @param after only those younger than this id, or null
   * @param limit so many at most
   */
  List<ContainerView> list(Borrower borrower, Optional<String> owner, String after, int limit) {
    var query = new ArrayList<Object>();
    var where = new StringBuilder("liveName IS NOT NULL");
    owner.ifPresent(account -> where.append(" AND account = ?").append(add(query, account)));
    if (after != null) {
      where.append(" AND id > ?").append(add(query, after));
    }
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var addresses = hosts.addresses();
              return Container.<Container>find(where + " ORDER BY id", query.toArray())
                  .page(Page.ofSize(limit))
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
            .call(() -> ownership.find(borrower, id, Right.SEE, LockModeType.NONE)));
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
    return present(contact, agent -> agent.exec(contact.container.fullName, request));
  }

  StatsSample stats(Borrower borrower, String id) {
    var contact = contact(borrower, id, Right.SEE);
    return present(contact, agent -> agent.stats(contact.container.fullName));
  }

  /**
   * The borrower's container as the target of a stream; checked like every other call.
   *
   * @throws ApiException {@code not-found}, {@code forbidden}, {@code wrong-state}, {@code
   *     container-missing}
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
              return new Contact(container, hosts.agent(container.host, borrower.language()));
            });
  }

  /** Whether it runs is for its host to say: what was seen last may be seconds old. */
  private Container usable(Borrower borrower, String id, Right right) {
    var container = ownership.find(borrower, id, right, LockModeType.NONE);
    if (container.status == ContainerStatus.MISSING) {
      throw Changes.missing(container);
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
      throw e.code() == ErrorCode.NOT_FOUND ? Changes.missing(contact.container) : e;
    }
  }

  private ContainerView view(Borrower borrower, Container container) {
    return ContainerView.of(container, hosts.addresses().get(container.host), borrower.language());
  }

  private static int add(List<Object> parameters, Object value) {
    parameters.add(value);
    return parameters.size();
  }
}
