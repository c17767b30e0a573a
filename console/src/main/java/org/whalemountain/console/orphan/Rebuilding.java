package org.whalemountain.console.orphan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.container.Adoption;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.HostLooks;
import org.whalemountain.console.lease.Installation;

/**
 * Writes the records of whole hosts anew from the labels of what is there, as after a lost
 * database.
 */
@ApplicationScoped
class Rebuilding {

  private static final Logger LOG = Logger.getLogger(Rebuilding.class);
  private static final Sentence NOBODYS =
      new Sentence("is on no container of the hosts that answer", "は、応答したホストのどのコンテナにもありません");
  private static final Sentence IN_USE =
      new Sentence(
          "This console has containers of its own: another installation's id can be taken over only before the first one.",
          "このコンソールにはすでにコンテナがあります。他のインストールの ID を引き継げるのは、コンテナが 1 つもないときだけです。");

  private final HostLooks hosts;
  private final Adoption adoption;
  private final Installation installation;
  private final ManagedExecutor executor;

  Rebuilding(
      HostLooks hosts, Adoption adoption, Installation installation, ManagedExecutor executor) {
    this.hosts = hosts;
    this.adoption = adoption;
    this.installation = installation;
    this.executor = executor;
  }

  /** One host's list; null where it could not be asked. */
  private record Listed(String host, AgentClient agent, List<ContainerReport> containers) {}

  private record Outcome(int adopted, List<Rebuild.Refused> refused) {}

  /**
   * Adopts all that has no record on these hosts.
   *
   * @param wanted the installation to take over, or null
   * @throws ApiException {@code invalid} where nothing of that installation is there, {@code
   *     wrong-state} where this one has containers of its own
   */
  Rebuild rebuild(List<String> names, String wanted, Locale language) {
    var lists = atOnce(names, this::list);
    var seen = installations(lists);
    if (wanted != null && !wanted.equals(installation.id())) {
      takeOver(wanted, seen);
    }
    var mine = installation.id();
    var outcomes =
        atOnce(
            lists.stream().filter(listed -> listed.containers != null).toList(),
            listed -> adopt(listed, mine, language));
    return new Rebuild(
        mine,
        outcomes.stream().mapToInt(Outcome::adopted).sum(),
        outcomes.stream().flatMap(outcome -> outcome.refused.stream()).toList(),
        lists.stream().filter(l -> l.containers == null).map(Listed::host).toList(),
        seen.entrySet().stream()
            .map(of -> new Rebuild.Seen(of.getKey(), of.getValue(), mine.equals(of.getKey())))
            .toList());
  }

  private void takeOver(String wanted, Map<String, Integer> seen) {
    if (!seen.containsKey(wanted)) {
      throw new ApiException(
          ErrorCode.INVALID,
          new Sentence("installation " + NOBODYS.english(), "installation " + NOBODYS.japanese()),
          List.of(new FieldProblem("installation", NOBODYS)));
    }
    if (!installation.become(wanted)) {
      throw new ApiException(ErrorCode.WRONG_STATE, IN_USE);
    }
    LOG.infof("took over the id of another installation installation=%s", wanted);
  }

  private Listed list(String host) {
    try {
      var target = hosts.target(host);
      if (target.is(target.agent().host())) {
        return new Listed(host, target.agent(), target.agent().containers());
      }
    } catch (ApiException e) {
      LOG.infof(e, "could not be asked for its containers host=%s", host);
    }
    return new Listed(host, null, null);
  }

  private Outcome adopt(Listed listed, String mine, Locale language) {
    var adopted = 0;
    var refused = new ArrayList<Rebuild.Refused>();
    for (var report : listed.containers) {
      if (isMine(report, mine) && !adoption.isRecorded(report.id())) {
        try {
          adoption.adopt(listed.host, listed.agent.container(report.fullName()));
          adopted++;
        } catch (ApiException e) {
          refused.add(
              new Rebuild.Refused(
                  listed.host, report.fullName(), e.code().code(), e.detail().in(language)));
        }
      }
    }
    return new Outcome(adopted, List.copyOf(refused));
  }

  private static boolean isMine(ContainerReport report, String mine) {
    return mine.equals(report.console())
        && report.id() != null
        && report.containerId() != null
        && FullName.of(report.owner(), report.name()).equals(report.fullName());
  }

  private static Map<String, Integer> installations(List<Listed> lists) {
    return lists.stream()
        .filter(listed -> listed.containers != null)
        .flatMap(listed -> listed.containers.stream())
        .map(ContainerReport::console)
        .filter(Objects::nonNull)
        .filter(id -> !id.isBlank())
        .collect(Collectors.toMap(Function.identity(), id -> 1, Integer::sum, TreeMap::new));
  }

  private <T, R> List<R> atOnce(List<T> all, Function<T, R> work) {
    var running =
        all.stream()
            .map(one -> CompletableFuture.supplyAsync(() -> work.apply(one), executor))
            .toList();
    return running.stream().map(CompletableFuture::join).toList();
  }
}
