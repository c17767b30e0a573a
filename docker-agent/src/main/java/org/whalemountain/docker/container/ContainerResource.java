package org.whalemountain.docker.container;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.container.ContainerApi;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.api.problem.Sentence;

/** Containers over HTTP. */
class ContainerResource implements ContainerApi {
  private static final Sentence NO_BODY =
      new Sentence("The body must be a container's spec.", "本文にはコンテナの定義が必要です。");
  private static final Sentence OTHER_NAME =
      new Sentence("must give the full name {0}", "から決まる完全名が {0} と一致する必要があります");

  private final Containers containers;
  private final Orders orders;
  private final Waiting waiting;
  private final HttpHeaders headers;

  ContainerResource(Containers containers, Orders orders, Waiting waiting, HttpHeaders headers) {
    this.containers = containers;
    this.orders = orders;
    this.waiting = waiting;
    this.headers = headers;
  }

  @Override
  public List<ContainerReport> list(String owner) {
    var there = containers.list(owner, locale());
    var names = there.stream().map(ContainerReport::fullName).collect(Collectors.toSet());
    var ordered = waiting.list(owner, locale()).stream();
    return Stream.concat(
            there.stream(), ordered.filter(report -> !names.contains(report.fullName())))
        .toList();
  }

  @Override
  public ContainerReport get(String name) {
    return containers.get(name, locale());
  }

  @Override
  public RestResponse<ContainerReport> put(String name, ContainerSpec spec) {
    if (spec == null) {
      throw new ApiException(ErrorCode.MALFORMED, NO_BODY);
    }
    new Check().that(spec.fullName().equals(name), "name", OTHER_NAME.with(name)).done();
    var outcome = orders.fulfil(spec, locale());
    var status =
        switch (outcome.result()) {
          case MADE -> RestResponse.Status.CREATED;
          case FOUND -> RestResponse.Status.OK;
          case WAITING -> RestResponse.Status.ACCEPTED;
        };
    return RestResponse.status(status, outcome.report());
  }

  @Override
  public ContainerReport start(String name) {
    return containers.start(name, locale());
  }

  @Override
  public ContainerReport stop(String name) {
    return containers.stop(name, locale());
  }

  @Override
  public ContainerReport restart(String name) {
    return containers.restart(name, locale());
  }

  @Override
  public RestResponse<Void> delete(String name) {
    waiting.forget(name);
    containers.delete(name);
    return RestResponse.noContent();
  }

  private Locale locale() {
    return Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
