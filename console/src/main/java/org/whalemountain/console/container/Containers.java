package org.whalemountain.console.container;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.ExecResult;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.Agents;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.host.Reach;
import org.whalemountain.console.idempotency.Answer;
import org.whalemountain.console.query.Query;
import org.whalemountain.console.web.Page;

/** The lent containers, for those who borrow them. */
@ApplicationScoped
public class Containers {

  private static final String TARGET =
      "SELECT c.id, c.account, c.full_name, c.status,"
          + " c.wanted <> 'GONE' AND c.confirmed_at IS NOT NULL AS is_ready, "
          + Agents.COLUMNS
          + " FROM container c JOIN host h ON h.name = c.host"
          + " WHERE c.id = ? AND c.live_name IS NOT NULL";

  private static final LaunchText LAUNCH = new LaunchText();

  private final Query query;
  private final Ownership ownership;
  private final Hosts hosts;
  private final Agents agents;
  private final Creation creation;
  private final Changes changes;
  private final Removal removal;

  Containers(
      Query query,
      Ownership ownership,
      Hosts hosts,
      Agents agents,
      Creation creation,
      Changes changes,
      Removal removal) {
    this.query = query;
    this.ownership = ownership;
    this.hosts = hosts;
    this.agents = agents;
    this.creation = creation;
    this.changes = changes;
    this.removal = removal;
  }

  private record Found(
      String id,
      String account,
      String fullName,
      ContainerStatus status,
      boolean isReady,
      Reach reach) {}

  /**
   * Containers by age, oldest first; one more than the page holds where there are more.
   *
   * @param owner {@code all}, an account, or null for one's own
   */
  public List<ContainerView> list(Borrower borrower, String owner, Page page) {
    var account = ownership.listed(borrower, owner);
    var values = new ArrayList<Object>(List.of(page.after().orElse("")));
    account.ifPresent(values::add);
    values.add(page.limit() + 1);
    var more = account.isPresent() ? " AND c.account = ?" : "";
    return query
        .all(
            ContainerRow.LIVING + " AND c.id > ?" + more + " ORDER BY c.id LIMIT ?",
            ContainerRow::of,
            values.toArray())
        .stream()
        .map(row -> row.view(borrower.language()))
        .toList();
  }

  /**
   * Whose containers a borrower asks for; empty for everybody's.
   *
   * @param owner {@code all}, an account, or null for one's own
   * @throws ApiException {@code forbidden} for others' where the borrower is no administrator
   */
  public Optional<String> whose(Borrower borrower, String owner) {
    return ownership.listed(borrower, owner);
  }

  /**
   * One container.
   *
   * @throws ApiException {@code not-found}
   */
  public ContainerView get(Borrower borrower, String id) {
    return Optional.of(id)
        .filter(ownership::isId)
        .flatMap(
            sound -> query.first(ContainerRow.LIVING + " AND c.id = ?", ContainerRow::of, sound))
        .map(row -> row.view(borrower.language()))
        .filter(view -> ownership.isAllowed(borrower, view.owner(), Right.OVERSEE))
        .orElseThrow(ownership::unknown);
  }

  /**
   * Makes one; the only way to it, whoever asks.
   *
   * @param key the caller's {@code Idempotency-Key}
   */
  public Answer create(Borrower borrower, NewContainer order, Optional<String> key) {
    return creation.create(borrower, order, Manner.USUAL, key);
  }

  /**
   * Makes one whose program somebody may sit before.
   *
   * @return 201 with it, or 202 while it is not known to be there
   */
  public Answer create(Borrower borrower, NewContainer order, Manner manner) {
    return creation.create(borrower, order, manner, Optional.empty());
  }

  public ContainerView change(Borrower borrower, String id, Verb verb) {
    return change(borrower, id, verb, StopTime.USUAL);
  }

  /**
   * Changes one.
   *
   * @param time how long its program may take to end, where the verb ends it
   */
  public ContainerView change(Borrower borrower, String id, Verb verb, StopTime time) {
    var container = changes.change(borrower, id, verb, time);
    return ContainerView.of(container, hosts.site(container.host), borrower.language());
  }

  public boolean delete(Borrower borrower, String id) {
    return removal.delete(borrower, id);
  }

  ExecResult exec(Borrower borrower, String id, ExecRequest request) {
    return ask(borrower, id, Right.USE, (agent, fullName) -> agent.exec(fullName, request));
  }

  /** One sample. */
  public StatsSample stats(Borrower borrower, String id) {
    return ask(borrower, id, Right.OVERSEE, AgentClient::stats);
  }

  /**
   * The borrower's container as the target of a call that changes nothing in its record. Whether it
   * runs is for its host to say: what was seen last may be seconds old.
   *
   * @throws ApiException {@code not-found}, {@code wrong-state}, {@code container-missing}, {@code
   *     host-unreachable} where nobody may call its host
   */
  public Target target(Borrower borrower, String id, Right right) {
    var found = ownership.isId(id) ? query.first(TARGET, this::found, id) : Optional.<Found>empty();
    var container =
        found
            .filter(known -> ownership.isAllowed(borrower, known.account, right))
            .orElseThrow(ownership::unknown);
    var agent = container.reach.orRefuse();
    if (container.status == ContainerStatus.MISSING) {
      throw Changes.missing(agent.host());
    }
    if (!container.isReady) {
      throw new ApiException(ErrorCode.WRONG_STATE, Changes.NOT_NOW.with(container.status.text()));
    }
    return new Target(container.id, container.fullName, agent);
  }

  /** How a container's program is started, and whether it goes with it. */
  public Manner manner(Borrower borrower, String id) {
    var container =
        QuarkusTransaction.requiringNew()
            .call(() -> ownership.find(borrower, id, Right.OVERSEE, LockModeType.NONE));
    return new Manner(container.launch, container.isTemporary);
  }

  /** The same of all of one's own, at once. */
  public Manners manners(Borrower borrower) {
    var all =
        query.all(
            "SELECT id, launch, is_temporary FROM container"
                + " WHERE account = ? AND live_name IS NOT NULL AND launch IS NOT NULL",
            row ->
                Map.entry(
                    row.getString("id"),
                    new Manner(
                        LAUNCH.convertToEntityAttribute(row.getString("launch")),
                        row.getBoolean("is_temporary"))),
            borrower.account());
    return new Manners(
        all.stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getString("id"),
        row.getString("account"),
        row.getString("full_name"),
        ContainerStatus.valueOf(row.getString("status")),
        row.getBoolean("is_ready"),
        agents.reach(row));
  }

  private <T> T ask(
      Borrower borrower, String id, Right right, BiFunction<AgentClient, String, T> call) {
    var target = target(borrower, id, right);
    try {
      return call.apply(agents.client(target.agent(), borrower.language()), target.fullName());
    } catch (ApiException e) {
      throw e.code() == ErrorCode.NOT_FOUND ? Changes.missing(target.agent().host()) : e;
    }
  }
}
