package org.whalemountain.console.orphan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.container.Adoption;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.Hosts;

/** What administrators do with orphans; nothing is done with them by itself. */
@ApplicationScoped
class Orphans {

  private static final Sentence UNKNOWN =
      new Sentence("There is no such orphan.", "その孤立コンテナはありません。");
  private static final Sentence GONE =
      new Sentence(
          "{0} is not on the host {1} any more, or is another container by now.",
          "{0} はホスト {1} 上にないか、別のコンテナに替わっています。");
  private static final Sentence RECORDED =
      new Sentence("There is a record of {0} by now.", "{0} の記録がすでにあります。");

  private final Quarantine quarantine;
  private final Adoption adoption;
  private final Hosts hosts;

  Orphans(Quarantine quarantine, Adoption adoption, Hosts hosts) {
    this.quarantine = quarantine;
    this.adoption = adoption;
    this.hosts = hosts;
  }

  List<Orphan> list() {
    return quarantine.list();
  }

  /**
   * One of them.
   *
   * @throws ApiException {@code not-found}
   */
  Orphan get(String id) {
    return quarantine.find(id).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, UNKNOWN));
  }

  /**
   * Writes its record anew.
   *
   * @throws ApiException {@code wrong-state}, {@code name-taken}, {@code port-taken}, {@code
   *     no-capacity}, {@code host-unreachable}
   */
  void adopt(Orphan orphan, Locale language) {
    var report = find(hosts.agent(orphan.host(), language), orphan);
    if (report.isEmpty()) {
      throw new ApiException(ErrorCode.WRONG_STATE, GONE.with(orphan.fullName(), orphan.host()));
    }
    adoption.adopt(orphan.host(), report.get());
  }

  /**
   * Deletes it on its host; nothing where it is gone or another one has its name by now. Where the
   * answer is lost it stays listed until a look finds it gone, and the call may be repeated.
   *
   * @throws ApiException {@code wrong-state} where somebody adopted it, {@code host-unreachable}
   */
  void remove(Orphan orphan, Locale language) {
    if (adoption.isRecorded(orphan.recordId())) {
      throw new ApiException(ErrorCode.WRONG_STATE, RECORDED.with(orphan.fullName()));
    }
    var agent = hosts.agent(orphan.host(), language);
    if (find(agent, orphan).isPresent()) {
      agent.delete(orphan.fullName());
    }
    quarantine.forget(orphan.id());
  }

  private static Optional<ContainerReport> find(AgentClient agent, Orphan orphan) {
    try {
      return Optional.of(agent.container(orphan.fullName()))
          .filter(report -> orphan.containerId().equals(report.containerId()))
          .filter(report -> orphan.recordId().equals(report.id()));
    } catch (ApiException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
