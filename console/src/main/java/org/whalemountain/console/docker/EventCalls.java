package org.whalemountain.console.docker;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.whalemountain.console.container.Borrower;
import org.whalemountain.console.container.ContainerView;
import org.whalemountain.console.container.Containers;
import org.whalemountain.console.container.Manners;
import org.whalemountain.console.stream.OpenStreams;

/** {@code GET /events}: what happens to one's own containers from now on. */
@ApplicationScoped
class EventCalls {

  private static final long LOOK_MILLIS = 1000;
  private static final Set<String> FILTERS =
      Set.of("type", "event", "container", "image", "label", "scope");

  private final Vertx vertx;
  private final Desk desk;
  private final OwnContainers own;
  private final Containers containers;
  private final OpenStreams streams;

  EventCalls(
      Vertx vertx, Desk desk, OwnContainers own, Containers containers, OpenStreams streams) {
    this.containers = containers;
    this.vertx = vertx;
    this.desk = desk;
    this.own = own;
    this.streams = streams;
  }

  void listen(DockerCall call) {
    var filters = call.filters(FILTERS);
    var response = call.routing().response();
    response.putHeader("Content-Type", "application/json").setChunked(true);
    var until = call.query("until").map(EventCalls::time);
    var events = new Events();
    look(call, events, filters, true);
    var timer =
        vertx.setPeriodic(
            LOOK_MILLIS,
            id -> {
              if (until.isPresent() && !Instant.now().isBefore(until.get())) {
                response.end();
              } else {
                look(call, events, filters, false);
              }
            });
    var context = vertx.getOrCreateContext();
    var over = streams.add(call.caller(), () -> context.runOnContext(now -> response.end()));
    call.routing()
        .addEndHandler(
            ended -> {
              vertx.cancelTimer(timer);
              over.run();
            });
  }

  /** The client is told that it listens when nothing can be missed any more. */
  private void look(DockerCall call, Events events, DockerCall.Filters filters, boolean isFirst) {
    vertx
        .executeBlocking(() -> desk.at(() -> look(call.borrower())), false)
        .onSuccess(
            seen -> {
              var response = call.routing().response();
              for (var event : events.since(seen.views(), seen.manners(), Instant.now())) {
                if (!response.ended() && !response.closed() && isWanted(event, filters)) {
                  response.write(event.encode() + "\n");
                }
              }
              if (isFirst && !response.ended() && !response.closed()) {
                response.write("\n");
              }
            });
  }

  private record Seen(List<ContainerView> views, Manners manners) {}

  private Seen look(Borrower borrower) {
    return new Seen(own.all(borrower), containers.manners(borrower));
  }

  private static boolean isWanted(JsonObject event, DockerCall.Filters filters) {
    var attributes = event.getJsonObject("Actor").getJsonObject("Attributes");
    var name = attributes.getString("name");
    var labels = new HashMap<String, String>();
    attributes.forEach(one -> labels.put(one.getKey(), (String) one.getValue()));
    return filters.labelled(labels)
        && isIn(filters.of("type"), "container")
        && isIn(filters.of("event"), event.getString("Action"))
        && isIn(filters.of("image"), event.getString("from"))
        && (isIn(filters.of("container"), name)
            || filters.of("container").stream().anyMatch(event.getString("id")::startsWith));
  }

  private static boolean isIn(Set<String> values, String value) {
    return values.isEmpty() || values.contains(value);
  }

  /** Seconds since 1970; what cannot be read is now. */
  private static Instant time(String text) {
    try {
      var seconds = new BigDecimal(text);
      return Instant.EPOCH.plus(Duration.ofNanos(seconds.movePointRight(9).longValue()));
    } catch (ArithmeticException | NumberFormatException e) {
      return Instant.now();
    }
  }
}
