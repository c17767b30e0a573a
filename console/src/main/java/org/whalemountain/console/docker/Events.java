package org.whalemountain.console.docker;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.console.container.ContainerView;

/** What happened to containers between two looks, in the engine's words. */
final class Events {

  private Map<String, ContainerView> last;

  /** The events since the look before; none at the first. */
  List<JsonObject> since(List<ContainerView> views, Instant now) {
    var current = new HashMap<String, ContainerView>();
    views.forEach(view -> current.put(view.id(), view));
    var events = new ArrayList<JsonObject>();
    if (last != null) {
      current.forEach((id, view) -> changed(last.get(id), view, now, events));
      last.forEach(
          (id, view) -> {
            if (!current.containsKey(id)) {
              if (view.status() == ContainerStatus.RUNNING) {
                events.add(event("die", view, now));
              }
              events.add(event("destroy", view, now));
            }
          });
    }
    last = current;
    return events;
  }

  private static void changed(
      ContainerView before, ContainerView view, Instant now, List<JsonObject> events) {
    if (before == null) {
      events.add(event("create", view, now));
    }
    var ran = before != null && before.status() == ContainerStatus.RUNNING;
    var runs = view.status() == ContainerStatus.RUNNING;
    var isAnew =
        ran
            && runs
            && before.startedAt() != null
            && view.startedAt() != null
            && view.startedAt().isAfter(before.startedAt());
    if ((ran && !runs && view.status() != ContainerStatus.UNKNOWN) || isAnew) {
      events.add(event("die", view, now));
    }
    if ((!ran && runs && (before == null || before.status() != ContainerStatus.UNKNOWN))
        || isAnew) {
      events.add(event("start", view, now));
    }
  }

  private static JsonObject event(String action, ContainerView view, Instant now) {
    var id = DockerId.of(view.id());
    return new JsonObject()
        .put("status", action)
        .put("id", id)
        .put("from", view.image())
        .put("Type", "container")
        .put("Action", action)
        .put(
            "Actor",
            new JsonObject()
                .put("ID", id)
                .put(
                    "Attributes",
                    new JsonObject().put("image", view.image()).put("name", view.name())))
        .put("scope", "local")
        .put("time", now.getEpochSecond())
        .put("timeNano", now.getEpochSecond() * 1_000_000_000L + now.getNano());
  }
}
