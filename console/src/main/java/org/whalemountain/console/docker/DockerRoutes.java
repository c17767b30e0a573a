package org.whalemountain.console.docker;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.container.Borrower;
import org.whalemountain.console.container.Containers;
import org.whalemountain.console.stream.Entrance;
import org.whalemountain.console.web.Gate;

/** The addresses of the engine's API, with and without its version. */
@ApplicationScoped
class DockerRoutes {

  private static final Pattern ADDRESS = Pattern.compile(Gate.DOCKER + "(?:/v([0-9.]{1,9}))?(/.*)");
  private static final Sentence WRONG_TYPE =
      new Sentence("A value in the body has another type.", "本文に型の違う値があります。");
  private static final Sentence NO_PAGE = new Sentence("page not found", "そのアドレスはありません");

  private final Vertx vertx;
  private final Desk desk;
  private final List<Route> routes = new ArrayList<>();

  DockerRoutes(
      Vertx vertx,
      Desk desk,
      SystemCalls system,
      ContainerList list,
      ContainerCalls containers,
      CreateCall create,
      ImageCalls images,
      PullCall pull,
      ExecCalls execs,
      StreamCalls streams,
      FlowCalls flows,
      EventCalls events,
      OwnContainers own,
      Containers records) {
    this.vertx = vertx;
    this.desk = desk;
    answered("GET", "/version", system::version);
    answered("GET", "/info", system::info);
    flowing("GET", "/events", call -> null, (call, nothing) -> events.listen(call));
    answered("GET", "/containers/json", list::list);
    answered("POST", "/containers/create", create::create);
    answered("GET", "/containers/([^/]+)/json", containers::inspect);
    answered("GET", "/containers/([^/]+)/top", containers::top);
    answered("POST", "/containers/([^/]+)/start", containers::start);
    answered("POST", "/containers/([^/]+)/stop", containers::stop);
    answered("POST", "/containers/([^/]+)/restart", containers::restart);
    answered("POST", "/containers/([^/]+)/kill", containers::kill);
    answered("POST", "/containers/([^/]+)/resize", containers::resize);
    answered("DELETE", "/containers/([^/]+)", containers::remove);
    answered("POST", "/containers/([^/]+)/exec", execs::create);
    answered("GET", "/exec/([^/]+)/json", execs::inspect);
    answered("POST", "/exec/([^/]+)/resize", execs::resize);
    answered("GET", "/images/json", images::list);
    answered("POST", "/images/create", pull::pull);
    answered("GET", "/images/(.+)/json", images::inspect);
    answered("DELETE", "/images/(.+)", images::remove);
    for (var method : List.of("GET", "HEAD", "PUT")) {
      flowing(
          method,
          "/containers/([^/]+)/archive",
          call -> own.target(call.borrower(), call.name()),
          flows::archive);
    }
    flowing(
        "GET",
        "/containers/([^/]+)/logs",
        call -> own.target(call.borrower(), call.name()),
        flows::logs);
    flowing(
        "GET",
        "/containers/([^/]+)/stats",
        call -> StatsWish.of(call, own, records),
        (call, wish) -> wish.answer(call, flows));
    flowing(
        "POST",
        "/containers/([^/]+)/attach",
        call -> Attachment.of(call, own, records),
        (call, wish) -> streams.join(call, wish));
    flowing(
        "POST",
        "/containers/([^/]+)/wait",
        call -> Waited.of(call, own, records, containers, desk),
        (call, wish) -> streams.await(call, wish.place(), wish.beforeTheEnd()));
    flowing(
        "POST",
        "/exec/([^/]+)/start",
        call -> ExecStart.of(call, execs),
        (call, wish) -> wish.begin(call, streams));
  }

  /** Methods and addresses, without the API's version and with names in braces. */
  Set<String> addresses() {
    return routes.stream()
        .map(route -> route.method + " " + Gate.DOCKER + named(route.path.pattern()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String named(String pattern) {
    return pattern.replace("([^/]+)", "{name}").replace("(.+)", "{name}");
  }

  private interface Flow<T> {
    void begin(DockerCall call, T prepared);
  }

  private record Route(String method, Pattern path, Function<DockerCall, Future<?>> serve) {}

  /** One that is answered when all is done, on a thread that may wait. */
  private void answered(String method, String path, Function<DockerCall, Reply> answer) {
    routes.add(
        new Route(
            method,
            Pattern.compile(path),
            call ->
                vertx
                    .executeBlocking(() -> desk.at(() -> answer.apply(call)), false)
                    .onSuccess(reply -> send(call, reply))));
  }

  /** One that flows, after something was prepared on a thread that may wait. */
  private <T> void flowing(
      String method, String path, Function<DockerCall, T> prepare, Flow<T> flow) {
    routes.add(
        new Route(
            method,
            Pattern.compile(path),
            call ->
                vertx
                    .executeBlocking(() -> desk.at(() -> prepare.apply(call)), false)
                    .onSuccess(
                        prepared -> {
                          try {
                            flow.begin(call, prepared);
                          } catch (RuntimeException e) {
                            Entrance.refuse(call.routing(), e);
                          }
                        })));
  }

  @PermitAll
  void serve(@Observes Router router) {
    router.route(Gate.DOCKER + "/*").handler(this::dispatch);
  }

  private void dispatch(RoutingContext routing) {
    try {
      var address = ADDRESS.matcher(routing.normalizedPath());
      if (!address.matches()) {
        throw new ApiException(ErrorCode.NOT_FOUND, NO_PAGE);
      }
      if (address.group(1) != null) {
        ApiVersion.require(address.group(1));
      }
      var response = routing.response();
      response.putHeader("Api-Version", ApiVersion.NEWEST.text());
      response.putHeader("Ostype", "linux").putHeader("Docker-Experimental", "false");
      serve(routing, address.group(2));
    } catch (ApiException e) {
      Entrance.refuse(routing, e);
    }
  }

  private void serve(RoutingContext routing, String path) {
    var method = routing.request().method().name();
    if (path.equals("/_ping") && (method.equals("GET") || method.equals("HEAD"))) {
      routing
          .response()
          .putHeader("Content-Type", "text/plain")
          .end(method.equals("GET") ? "OK" : "");
      if (!routing.request().isEnded()) {
        routing.request().resume();
      }
      return;
    }
    for (var route : routes) {
      var names = route.path.matcher(path);
      if (route.method.equals(method) && names.matches()) {
        var name = names.groupCount() > 0 ? decoded(names.group(1)) : null;
        body(routing, method)
            .compose(body -> route.serve.apply(call(routing, name, body)))
            .onFailure(failure -> Entrance.refuse(routing, sound(failure)));
        return;
      }
    }
    throw NotLentCommand.of(method, path)
        .orElseGet(() -> new ApiException(ErrorCode.NOT_FOUND, NO_PAGE));
  }

  /** Vert.x tells so of a value in JSON that is of another type. */
  private static Throwable sound(Throwable failure) {
    return failure instanceof ClassCastException
        ? new ApiException(ErrorCode.MALFORMED, WRONG_TYPE, failure)
        : failure;
  }

  private static DockerCall call(RoutingContext routing, String name, Buffer body) {
    var caller = Caller.of(routing).orElseThrow();
    var language = routing.request().getHeader("Accept-Language");
    return new DockerCall(routing, name, caller, Borrower.of(caller.identity(), language), body);
  }

  /** All of it, but for files on their way in, which stay where they are. */
  private static Future<Buffer> body(RoutingContext routing, String method) {
    if (method.equals("PUT") || routing.request().isEnded()) {
      var read = routing.body().buffer();
      return Future.succeededFuture(read == null ? Buffer.buffer() : read);
    }
    var body = routing.request().body();
    routing.request().resume();
    return body;
  }

  private static void send(DockerCall call, Reply reply) {
    if (reply == null) {
      return;
    }
    if (reply.json() == null) {
      call.answer(reply.status());
    } else {
      call.answer(reply.status(), reply.json());
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
