package org.whalemountain.console.docker;

import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.console.container.ContainerView;
import org.whalemountain.console.container.Containers;

/** {@code docker ps}: one's own containers, narrowed as the command asks. */
@ApplicationScoped
class ContainerList {

  private static final Set<String> FILTERS =
      Set.of("name", "id", "status", "ancestor", "label", "exited");

  private final OwnContainers own;
  private final Containers containers;
  private final Live live;

  ContainerList(OwnContainers own, Containers containers, Live live) {
    this.own = own;
    this.containers = containers;
    this.live = live;
  }

  Reply list(DockerCall call) {
    var filters = call.filters(FILTERS);
    var views = own.all(call.borrower());
    var seen = live.of(call.borrower(), views);
    var manners = containers.manners(call.borrower());
    var now = Instant.now();
    var limit = call.query("limit").map(ContainerCalls::number).orElse(0);
    var isAll =
        call.is("all")
            || limit > 0
            || !filters.of("status").isEmpty()
            || !filters.of("exited").isEmpty();
    var list = new JsonArray();
    for (var view : views) {
      var state = ContainerState.of(view, seen.get(view.id()));
      if ((isAll || state.isRunning())
          && isWanted(view, seen.get(view.id()), filters)
          && filters.labelled(ContainerJson.labels(view, manners.of(view.id())))
          && (limit <= 0 || list.size() < limit)) {
        list.add(ContainerJson.summary(view, manners.of(view.id()), seen.get(view.id()), now));
      }
    }
    return Reply.of(list);
  }

  private static boolean isWanted(
      ContainerView view, ContainerReport seen, DockerCall.Filters filters) {
    var state = ContainerState.of(view, seen);
    var id = DockerId.of(view.id());
    return any(filters.of("name"), name -> isNamed(view.name(), name))
        && any(filters.of("id"), id::startsWith)
        && any(filters.of("status"), state.word()::equals)
        && any(
            filters.of("ancestor"),
            image ->
                view.image().equals(image)
                    || view.image().equals(image + ":latest")
                    || image.equals(view.image() + ":latest"))
        && any(
            filters.of("exited"),
            code ->
                state.word().equals("exited") && code.equals(Integer.toString(state.exitCode())));
  }

  /**
   * The engine takes an expression and matches it with the name behind a slash. Of expressions only
   * the beginning and the end of a name are taken here: others can be made to take for ever.
   */
  static boolean isNamed(String name, String wanted) {
    var isBeginning = wanted.startsWith("^") || wanted.startsWith("/");
    var isEnd = wanted.endsWith("$");
    var word = wanted.replaceFirst("^\\^?/?", "").replaceFirst("\\$$", "");
    if (isBeginning && isEnd) {
      return name.equals(word);
    }
    return isBeginning ? name.startsWith(word) : isEnd ? name.endsWith(word) : name.contains(word);
  }

  private static boolean any(Set<String> values, Predicate<String> holds) {
    return values.isEmpty() || values.stream().anyMatch(holds);
  }
}
