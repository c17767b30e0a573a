package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import org.hibernate.exception.ConstraintViolationException;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.account.Accounts;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.query.Query;
import org.whalemountain.console.reservation.Ports;
import org.whalemountain.console.reservation.Race;
import org.whalemountain.console.reservation.Reservations;

/** Writes the record of a container anew from what its host tells of it. */
@ApplicationScoped
public class Adoption {

  private static final Sentence UNTOLD =
      new Sentence(
          "The agent does not tell what {0} was made from. Update the agent, then try again.",
          "エージェントから {0} の定義を取得できません。エージェントを更新してから、もう一度試してください。");
  private static final Sentence UNSOUND =
      new Sentence("What the labels of {0} say makes no record: {1}", "{0} のラベルからは記録を作れません: {2}");
  private static final Sentence RECORDED =
      new Sentence("There is a record of {0} already.", "{0} の記録はすでにあります。");
  private static final Sentence NAME_TAKEN =
      new Sentence(
          "Another container of {0} has the name {1} by now. Delete that one first.",
          "{0} には {1} という名前の別のコンテナがすでにあります。先にそのコンテナを削除してください。");

  private final Ownership ownership;
  private final Accounts accounts;
  private final Reservations reservations;
  private final Ports ports;
  private final Hosts hosts;
  private final Query query;
  private final Event<Adopted> adopted;

  Adoption(
      Ownership ownership,
      Accounts accounts,
      Reservations reservations,
      Ports ports,
      Hosts hosts,
      Query query,
      Event<Adopted> adopted) {
    this.ownership = ownership;
    this.hosts = hosts;
    this.adopted = adopted;
    this.accounts = accounts;
    this.reservations = reservations;
    this.ports = ports;
    this.query = query;
  }

  /** Whether an id was ever given to a container that is known. */
  public boolean isRecorded(String id) {
    return query
        .first("SELECT id FROM container WHERE id = ?", row -> row.getString("id"), id)
        .isPresent();
  }

  /**
   * Writes the record and all it holds, or nothing. What the account may have is not asked: the
   * container is there.
   *
   * @param report of one container, with its definition
   * @throws ApiException {@code wrong-state} where the report does not make a record or there is
   *     one, {@code name-taken}, {@code port-taken}, {@code no-capacity} for a GPU, {@code
   *     host-unreachable} where the host was removed meanwhile
   */
  public void adopt(String host, ContainerReport report) {
    var spec = spec(report);
    try {
      Race.retried(() -> write(host, report, spec));
    } catch (ConstraintViolationException e) {
      throw new ApiException(ErrorCode.WRONG_STATE, RECORDED.with(report.fullName()), e);
    }
  }

  private Container write(String host, ContainerReport report, ContainerSpec spec) {
    hosts.keep(host);
    if (isRecorded(spec.id())) {
      throw new ApiException(ErrorCode.WRONG_STATE, RECORDED.with(report.fullName()));
    }
    if (Container.count("liveName", spec.fullName()) > 0) {
      throw new ApiException(ErrorCode.NAME_TAKEN, NAME_TAKEN.with(spec.owner(), spec.name()));
    }
    accounts.expect(spec.owner());
    reservations.hold(spec.id(), host, spec.cpus(), spec.memoryMiB());
    reservations.holdGpus(spec.id(), host, spec.gpus());
    ports.hold(spec.id(), host, spec.ports());
    var record = record(host, report, spec);
    record.persist();
    Container.flush();
    adopted.fire(new Adopted(host, report.containerId()));
    return record;
  }

  private ContainerSpec spec(ContainerReport report) {
    var fullName = report.fullName();
    if (report.environments() == null
        || report.command() == null
        || report.cpus() == null
        || report.memoryMiB() == null) {
      throw new ApiException(ErrorCode.WRONG_STATE, UNTOLD.with(fullName));
    }
    try {
      var spec =
          new ContainerSpec(
              report.id(),
              report.owner(),
              report.name(),
              report.console(),
              report.image(),
              report.environments(),
              report.ports(),
              report.command(),
              report.gpus(),
              report.cpus(),
              report.memoryMiB(),
              null,
              report.launch());
      if (ownership.isId(spec.id()) && spec.fullName().equals(fullName)) {
        return spec;
      }
    } catch (ApiException e) {
      var why = e.detail();
      throw new ApiException(
          ErrorCode.WRONG_STATE, UNSOUND.with(fullName, why.english(), why.japanese()), e);
    }
    throw new ApiException(ErrorCode.WRONG_STATE, UNSOUND.with(fullName, "id", "id"));
  }

  private static Container record(String host, ContainerReport report, ContainerSpec spec) {
    var now = Instant.now();
    var record = new Container();
    record.id = spec.id();
    record.account = spec.owner();
    record.name = spec.name();
    record.fullName = spec.fullName();
    record.liveName = record.fullName;
    record.host = host;
    record.image = spec.image();
    record.environments = spec.environments();
    record.command = spec.command();
    record.ports = spec.ports();
    record.gpus = spec.gpus();
    record.cpus = spec.cpus();
    record.memoryMiB = spec.memoryMiB();
    record.launch = spec.launch();
    record.wanted = isStoppedByCall(report) ? Wanted.STOPPED : Wanted.RUNNING;
    record.createdAt = report.createdAt() == null ? now : report.createdAt();
    record.confirmedAt = now;
    record.touchedAt = now;
    record.see(report, now);
    return record;
  }

  private static boolean isStoppedByCall(ContainerReport report) {
    return Wanted.STOPPED.text().equals(report.wanted());
  }
}
