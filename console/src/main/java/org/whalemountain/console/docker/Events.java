package org.whalemountain.console.docker;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.console.container.ContainerView;
import org.whalemountain.console.container.Manners;

/** What happened to containers between two looks, in the engine's words. */
final class Events {

  private final Map<String, Map<String, String>> labels = new HashMap<>();
  private Map<String, ContainerView> last;

  /** The events since the look before; none at the first. */
  List<JsonObject> since(List<ContainerView> views, Manners manners, Instant now) {
    var current = new HashMap<String, ContainerView>();
    views.forEach(view -> current.put(view.id(), view));
    views.forEach(view -> labels.put(view.id(), ContainerJson.labels(view, manners.of(view.id()))));
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
    labels.keySet().retainAll(current.keySet());
    return events;
  }

  private void changed(
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

  private JsonObject event(String action, ContainerView view, Instant now) {
    var id = DockerId.of(view.id());
    var attributes = new JsonObject().put("image", view.image()).put("name", view.name());
    labels.getOrDefault(view.id(), Map.of()).forEach(attributes::put);
    return new JsonObject()
        .put("status", action)
        .put("id", id)
        .put("from", view.image())
        .put("Type", "container")
        .put("Action", action)
        .put("Actor", new JsonObject().put("ID", id).put("Attributes", attributes))
        .put("scope", "local")
        .put("time", now.getEpochSecond())
        .put("timeNano", now.getEpochSecond() * 1_000_000_000L + now.getNano());
  }
}
