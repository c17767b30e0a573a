package org.whalemountain.console.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.whalemountain.console.image.ImageMarks;
import org.whalemountain.console.image.ImageMarks.Mark;

/**
 * News of what people build: to each listener those of the images that they may use, and of their
 * own runner. The department's images change too rarely for it.
 */
@ApplicationScoped
class BuildNews {

  private static final String IMAGE = "image";
  private static final String RUNNER = "runner";

  private final ImageMarks images;
  private final ObjectMapper json;

  BuildNews(ImageMarks images, ObjectMapper json) {
    this.images = images;
    this.json = json;
  }

  private record Gone(String id, boolean gone) {}

  void write(Picture before, Picture now, List<Listener> listeners, List<News> news) {
    var readers = listeners.stream().map(Listener::account).collect(Collectors.toSet());
    if (!before.images().equals(now.images())) {
      readers.forEach(reader -> ofImages(reader, before.images(), now.images(), news));
    }
    if (!before.runners().equals(now.runners())) {
      readers.forEach(reader -> ofRunner(reader, before, now, news));
    }
  }

  private void ofImages(
      String reader, Map<String, Mark> before, Map<String, Mark> now, List<News> news) {
    var had = seenBy(reader, before);
    var has = seenBy(reader, now);
    var changed = new TreeSet<>(has);
    changed.removeIf(id -> had.contains(id) && now.get(id).equals(before.get(id)));
    for (var view : images.views(reader, new ArrayList<>(changed))) {
      news.add(News.to(reader, Frame.of(IMAGE, view, json)));
    }
    var gone = new HashSet<>(had);
    gone.removeAll(has);
    gone.forEach(id -> news.add(News.to(reader, Frame.of(IMAGE, new Gone(id, true), json))));
  }

  private void ofRunner(String reader, Picture before, Picture now, List<News> news) {
    var old = before.runners().get(reader);
    var runner = now.runners().get(reader);
    if (runner == null && old != null) {
      news.add(News.to(reader, Frame.of(RUNNER, new Gone(reader, true), json)));
    } else if (runner != null && !runner.equals(old)) {
      news.add(News.to(reader, Frame.of(RUNNER, runner, json)));
    }
  }

  private static Set<String> seenBy(String reader, Map<String, Mark> marks) {
    return marks.values().stream()
        .filter(mark -> mark.isShared() || mark.owner().equals(reader))
        .map(Mark::id)
        .collect(Collectors.toSet());
  }
}
