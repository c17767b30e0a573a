package org.whalemountain.k8s.container;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.container.ContainerApi;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.Signal;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.meter.StatusCount;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.lent.Lent;
import org.whalemountain.k8s.lent.LentContainers;
import org.whalemountain.k8s.meter.Meters;
import org.whalemountain.k8s.program.NotOffered;
import org.whalemountain.k8s.program.Signals;
import org.whalemountain.k8s.tenant.Tenant;
import org.whalemountain.k8s.tenant.Tenants;

/** Containers over HTTP. */
@Blocking
class ContainerResource implements ContainerApi {

  private static final long MOST_CHARACTERS = 4L * 1024 * 1024;
  private static final Sentence NO_BODY =
      new Sentence("The body must be a container's spec.", "本文にはコンテナの定義が必要です。");
  private static final Sentence OTHER_NAME =
      new Sentence("must give the full name {0}", "から決まる完全名が {0} と一致する必要があります");
  private static final Sentence TOO_LARGE =
      new Sentence(
          "All definitions together are too large. Ask for one owner's.",
          "定義の合計が大きすぎます。所有者ごとに問い合わせてください。");

  private static final Sentence SIGNAL_RULE =
      new Sentence("must be a signal like TERM or 15", "は TERM や 15 のようなシグナルである必要があります");

  /** RFC 7240, section 4.3. */
  private static final Pattern WAIT =
      Pattern.compile("(?i)(?:^|[,;\\s])wait=(\\d{1,4})(?:$|[,;\\s])");

  private final StatusCount statusCount = new StatusCount();
  private final Orders orders;
  private final Containers containers;
  private final Signals signals;
  private final LentContainers lent;
  private final Tenants tenants;
  private final ContainerConfig config;
  private final HttpHeaders headers;

  ContainerResource(
      Orders orders,
      Containers containers,
      Signals signals,
      LentContainers lent,
      Tenants tenants,
      ContainerConfig config,
      HttpHeaders headers) {
    this.orders = orders;
    this.containers = containers;
    this.signals = signals;
    this.lent = lent;
    this.tenants = tenants;
    this.config = config;
    this.headers = headers;
  }

  @Override
  public List<ContainerReport> list(String owner, boolean definition) {
    var reports = reports();
    var uids = tenants.uids();
    var all = lent.list(owner);
    if (!definition) {
      var list = all.stream().map(it -> reports.of(it, uids.get(it.namespace()))).toList();
      if (owner == null) {
        statusCount.note(list);
      }
      return list;
    }
    var defined =
        all.stream()
            .map(it -> reports.defined(it, reports.of(it, uids.get(it.namespace()))))
            .toList();
    if (defined.stream().mapToLong(ContainerResource::size).sum() > MOST_CHARACTERS) {
      throw new ApiException(ErrorCode.TOO_LARGE, TOO_LARGE);
    }
    return defined;
  }

  @Override
  public ContainerReport get(String name) {
    var found = lent.get(name);
    return reports().defined(found, report(found));
  }

  @Override
  public CompletionStage<RestResponse<ContainerReport>> put(
      String name, String prefer, ContainerSpec spec) {
    if (spec == null) {
      throw new ApiException(ErrorCode.MALFORMED, NO_BODY);
    }
    new Check().that(spec.fullName().equals(name), "name", OTHER_NAME.with(name)).done();
    if (spec.launch() != null) {
      throw NotOffered.refusal();
    }
    var outcome = Meters.STEP.time(() -> orders.fulfil(spec, patience(prefer)), "create");
    var status =
        !outcome.isDone()
            ? RestResponse.Status.ACCEPTED
            : outcome.isMade() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
    return CompletableFuture.completedFuture(
        RestResponse.status(status, reports().of(outcome.lent(), outcome.tenant().uid())));
  }

  @Override
  public CompletionStage<ContainerReport> start(String name) {
    return CompletableFuture.completedFuture(
        report(Meters.STEP.time(() -> containers.start(name), "start")));
  }

  @Override
  public CompletionStage<ContainerReport> stop(String name, String timeoutSeconds) {
    var time = StopTime.of(StopTime.PARAMETER, timeoutSeconds);
    return CompletableFuture.completedFuture(
        report(Meters.STEP.time(() -> containers.stop(name, time), "stop")));
  }

  @Override
  public ContainerReport kill(String name, String signal) {
    var known = Signal.of(signal);
    new Check().that(known.isPresent(), "signal", SIGNAL_RULE).done();
    if (known.get().equals(Signal.KILL)) {
      return report(containers.kill(name));
    }
    signals.send(name, known.get());
    return report(lent.get(name));
  }

  @Override
  public CompletionStage<ContainerReport> restart(String name, String timeoutSeconds) {
    var time = StopTime.of(StopTime.PARAMETER, timeoutSeconds);
    return CompletableFuture.completedFuture(report(containers.restart(name, time)));
  }

  @Override
  public RestResponse<Void> delete(String name) {
    containers.delete(name);
    return RestResponse.noContent();
  }

  private ContainerReport report(Lent found) {
    return reports().of(found, tenants.find(found.owner()).map(Tenant::uid).orElse(null));
  }

  private Reports reports() {
    return new Reports(config.gpuResource(), locale());
  }

  /** What the caller prefers, where that is shorter. */
  private Duration patience(String prefer) {
    var asked = WAIT.matcher(prefer == null ? "" : prefer);
    if (!asked.find()) {
      return config.patience();
    }
    var seconds = Duration.ofSeconds(Long.parseLong(asked.group(1)));
    return seconds.compareTo(config.patience()) < 0 ? seconds : config.patience();
  }

  private Locale locale() {
    return Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }

  private static long size(ContainerReport report) {
    return report.environments().stream().mapToLong(String::length).sum()
        + report.command().stream().mapToLong(String::length).sum();
  }
}
