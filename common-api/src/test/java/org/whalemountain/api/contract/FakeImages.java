package org.whalemountain.api.contract;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

/**
 * The images of a fake host: those of its equipment, which are the department's, and those that a
 * test adds. They are found by id and by the names they are listed with.
 */
public final class FakeImages {

  private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}");

  /** What is never pulled: ids, beginnings of them, and marks. */
  private static final Pattern NO_NAME =
      Pattern.compile("sha256:.*|[0-9a-f]{1,64}|(?i:whalemountain\\.invalid/.*)");

  private static final Sentence REFUSED = new Sentence("Refused.", "拒否しました。");
  private static final Sentence IN_USE =
      new Sentence("Containers are made of it: {0}.", "使用中です: {0}。");

  private final Map<String, ImageReport> added = new ConcurrentSkipListMap<>();
  private final Map<String, String> removed = new ConcurrentSkipListMap<>();
  private volatile List<String> usual = List.of();
  private volatile Function<String, List<String>> users = id -> List.of();

  FakeImages() {}

  /** The id that an equipment's image of that name has. */
  public static String idOf(String name) {
    return "sha256:" + Sha256.of(name.getBytes(StandardCharsets.UTF_8));
  }

  /** An image that an account built, as an agent reports it. */
  public static ImageReport built(String owner, String content, String... names) {
    return new ImageReport(
        idOf(content), List.of(names), List.of(), owner, 5_000_000, Instant.EPOCH);
  }

  /** From now on it is there. */
  public void add(ImageReport image) {
    removed.remove(image.id());
    added.put(image.id(), image);
  }

  /** From now on it is gone, behind the console's back. */
  public void lose(String id) {
    added.remove(id);
    removed.put(id, id);
  }

  /** All that is there. */
  public List<ImageReport> list() {
    var all = new ArrayList<>(added.values());
    usual.stream()
        .map(FakeImages::departments)
        .filter(image -> !removed.containsKey(image.id()) && !added.containsKey(image.id()))
        .forEach(all::add);
    return all;
  }

  void equip(List<String> names) {
    usual = List.copyOf(names);
    removed.clear();
  }

  /** Names of the containers that are made of an image, by its id. */
  void used(Function<String, List<String>> by) {
    users = by;
  }

  /** What a spec is made of; empty where it is not here, or another account's. */
  ImageReport of(ContainerSpec spec) {
    var image = spec.imageId() == null ? named(spec.image()) : withId(spec.imageId());
    if (spec.imageId() == null && image.isEmpty() && NO_NAME.matcher(spec.image()).matches()) {
      throw new ApiException(ErrorCode.NOT_FOUND, REFUSED);
    }
    var found = image.orElseThrow(() -> new ApiException(ErrorCode.IMAGE_NOT_AVAILABLE, REFUSED));
    if (spec.imageId() == null && found.owner() != null && !found.owner().equals(spec.owner())) {
      throw new ApiException(ErrorCode.NOT_FOUND, REFUSED);
    }
    return found;
  }

  Optional<ImageReport> named(String reference) {
    return list().stream()
        .filter(
            image ->
                image.id().equals(reference)
                    || image.names().contains(reference)
                    || image.digests().contains(reference))
        .findFirst();
  }

  void serve(Router router) {
    router.get("/v1/images").handler(call -> FakeAnswer.json(call, 200, list()));
    router.delete("/v1/images/:id").handler(call -> FakeAnswer.guarded(call, () -> delete(call)));
  }

  private Optional<ImageReport> withId(String id) {
    return list().stream().filter(image -> image.id().equals(id)).findFirst();
  }

  private void delete(RoutingContext call) {
    var id = call.pathParam("id");
    if (!ID.matcher(id).matches()) {
      throw new ApiException(ErrorCode.INVALID, REFUSED, List.of(new FieldProblem("id", REFUSED)));
    }
    var containers = users.apply(id);
    if (!containers.isEmpty()) {
      throw new ApiException(ErrorCode.IMAGE_IN_USE, IN_USE.with(String.join(", ", containers)));
    }
    lose(id);
    call.response().setStatusCode(204).end();
  }

  private static ImageReport departments(String name) {
    return new ImageReport(idOf(name), List.of(name), List.of(), null, 1_000_000, Instant.EPOCH);
  }
}
