package org.whalemountain.console.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalemountain.console.container.ContainerMarks;
import org.whalemountain.console.container.ContainerMarks.Mark;
import org.whalemountain.console.host.HostView;

/** Makes events of what two looks differ in, each written once for all who hear it. */
@ApplicationScoped
class Newsroom {

  private static final String CONTAINER = "container";
  private static final String HOST = "host";

  private final ContainerMarks containers;
  private final BuildNews built;
  private final ObjectMapper json;

  Newsroom(ContainerMarks containers, BuildNews built, ObjectMapper json) {
    this.containers = containers;
    this.built = built;
    this.json = json;
  }

  private record GoneContainer(String id, boolean gone) {}

  private record GoneHost(String name, boolean gone) {}

  /** Only what one of the listeners may hear of is read. */
  List<News> write(Picture before, Picture now, List<Listener> listeners) {
    var news = new ArrayList<News>();
    var changed =
        now.changedSince(before).stream()
            .filter(mark -> listeners.stream().anyMatch(one -> one.hears(mark.account())))
            .map(Mark::id)
            .collect(Collectors.toSet());
    if (!changed.isEmpty()) {
      ofContainers(changed, listeners, news);
    }
    for (var mark : now.goneSince(before)) {
      var gone = Frame.of(CONTAINER, new GoneContainer(mark.id(), true), json);
      news.add(News.ofContainer(mark.account(), News.inEach(gone)));
    }
    ofHosts(before.hosts(), now.hosts(), news);
    built.write(before, now, listeners, news);
    return news;
  }

  private void ofContainers(Set<String> ids, List<Listener> listeners, List<News> news) {
    var languages = listeners.stream().map(Listener::language).collect(Collectors.toSet());
    var frames = new HashMap<String, Map<Locale, Buffer>>();
    var accounts = new HashMap<String, String>();
    containers
        .views(ids, languages)
        .forEach(
            (language, views) ->
                views.forEach(
                    view -> {
                      accounts.put(view.id(), view.owner());
                      frames
                          .computeIfAbsent(view.id(), id -> new HashMap<>())
                          .put(language, Frame.of(CONTAINER, view, json));
                    }));
    frames.forEach((id, each) -> news.add(News.ofContainer(accounts.get(id), each)));
  }

  private void ofHosts(Map<String, HostView> before, Map<String, HostView> now, List<News> news) {
    var names = new HashSet<>(before.keySet());
    names.addAll(now.keySet());
    for (var name : names) {
      var old = before.get(name);
      var host = now.get(name);
      if (host == null) {
        var gone = Frame.of(HOST, new GoneHost(name, true), json);
        news.add(News.ofHost(gone, gone));
      } else if (old == null || !host.withoutNoise().equals(old.withoutNoise())) {
        var isNewsForUsers = old == null || !Objects.equals(host.forUsers(), old.forUsers());
        news.add(
            News.ofHost(
                Frame.of(HOST, host, json),
                isNewsForUsers ? Frame.of(HOST, host.forUsers(), json) : null));
      }
    }
  }
}
