package org.whalemountain.docker.container;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.container.ContainerApi;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.Signal;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.EngineConfig;

/** Containers over HTTP. */
class ContainerResource implements ContainerApi {
  private static final Sentence NO_BODY =
      new Sentence("The body must be a container's spec.", "本文にはコンテナの定義が必要です。");
  private static final Sentence OTHER_NAME =
      new Sentence("must give the full name {0}", "から決まる完全名が {0} と一致する必要があります");

  private static final Sentence SIGNAL_RULE =
      new Sentence("must be a signal like TERM or 15", "は TERM や 15 のようなシグナルである必要があります");

  /** RFC 7240, section 4.3. */
  private static final Pattern WAIT =
      Pattern.compile("(?i)(?:^|[,;\\s])wait=(\\d{1,4})(?:$|[,;\\s])");

  private final Containers containers;
  private final Definitions definitions;
  private final Intake intake;
  private final Waiting waiting;
  private final Duration patience;
  private final Duration deadline;
  private final HttpHeaders headers;

  ContainerResource(
      Containers containers,
      Definitions definitions,
      Intake intake,
      Waiting waiting,
      ContainerConfig config,
      EngineConfig engine,
      HttpHeaders headers) {
    this.containers = containers;
    this.definitions = definitions;
    this.intake = intake;
    this.waiting = waiting;
    this.patience = config.patience();
    this.deadline = engine.slowDeadline();
    this.headers = headers;
  }

  @Override
  public List<ContainerReport> list(String owner, boolean definition) {
    var locale = locale();
    var ordered =
        Stream.concat(intake.list(owner, locale).stream(), waiting.list(owner, locale).stream());
    // asked first: what is made meanwhile is in the engine's list
    var reports = new LinkedHashMap<String, ContainerReport>();
    ordered.forEach(report -> reports.put(report.fullName(), report));
    containers.list(owner, locale).forEach(report -> reports.put(report.fullName(), report));
    var all = List.copyOf(reports.values());
    return definition ? definitions.of(all) : all;
  }

  @Override
  public ContainerReport get(String name) {
    var locale = locale();
    try {
      return definitions.get(name, locale);
    } catch (ApiException e) {
      return Stream.concat(intake.list(null, locale).stream(), waiting.list(null, locale).stream())
          .filter(report -> e.code() == ErrorCode.NOT_FOUND && report.fullName().equals(name))
          .findFirst()
          .orElseThrow(() -> e);
    }
  }

  @Override
  public CompletionStage<RestResponse<ContainerReport>> put(
      String name, String prefer, ContainerSpec spec) {
    if (spec == null) {
      throw new ApiException(ErrorCode.MALFORMED, NO_BODY);
    }
    new Check().that(spec.fullName().equals(name), "name", OTHER_NAME.with(name)).done();
    var locale = locale();
    return intake.take(spec, patience(prefer)).thenApply(outcome -> answer(outcome, locale));
  }

  private static RestResponse<ContainerReport> answer(Orders.Outcome outcome, Locale locale) {
    var status =
        switch (outcome.result()) {
          case MADE -> RestResponse.Status.CREATED;
          case FOUND -> RestResponse.Status.OK;
          case WAITING -> RestResponse.Status.ACCEPTED;
        };
    return RestResponse.status(status, outcome.report().apply(locale));
  }

  @Override
  public CompletionStage<ContainerReport> start(String name) {
    var locale = locale();
    return containers.start(name).thenApply(found -> Reports.of(found, locale));
  }

  @Override
  @Blocking
  public CompletionStage<ContainerReport> stop(String name, String timeoutSeconds) {
    var locale = locale();
    return containers
        .stop(name, StopTime.of(StopTime.PARAMETER, timeoutSeconds))
        .thenApply(found -> Reports.of(found, locale));
  }

  @Override
  public ContainerReport kill(String name, String signal) {
    var known = Signal.of(signal);
    new Check().that(known.isPresent(), "signal", SIGNAL_RULE).done();
    return containers.kill(name, known.get(), locale());
  }

  @Override
  @Blocking
  public CompletionStage<ContainerReport> restart(String name, String timeoutSeconds) {
    var locale = locale();
    return containers
        .restart(name, StopTime.of(StopTime.PARAMETER, timeoutSeconds))
        .thenApply(found -> Reports.of(found, locale));
  }

  @Override
  public RestResponse<Void> delete(String name) {
    var wasOrdered = waiting.withdraw(name);
    var order = intake.withdraw(name);
    if (order.isPresent()) {
      wasOrdered |=
          order.get().completeOnTimeout(false, deadline.toMillis(), TimeUnit.MILLISECONDS).join();
    }
    try {
      containers.delete(name);
    } catch (ApiException e) {
      if (e.code() != ErrorCode.NOT_FOUND || !wasOrdered) {
        throw e;
      }
    }
    return RestResponse.noContent();
  }

  /** What the caller prefers, where that is shorter. */
  private Duration patience(String prefer) {
    var asked = WAIT.matcher(prefer == null ? "" : prefer);
    if (!asked.find()) {
      return patience;
    }
    var seconds = Duration.ofSeconds(Long.parseLong(asked.group(1)));
    return seconds.compareTo(patience) < 0 ? seconds : patience;
  }

  private Locale locale() {
    return Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
