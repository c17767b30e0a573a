package org.whalemountain.console.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.image.ImageAccess;
import org.whalemountain.console.image.ImageRemoval;
import org.whalemountain.console.image.ImageView;
import org.whalemountain.console.image.Images;
import org.whalemountain.console.web.Page;

/** Images one may use: one's own, those that are shared, the department's. */
@ApplicationScoped
class ImageCalls {

  private static final Sentence NONE = new Sentence("No such image: {0}", "そのイメージはありません: {0}");

  private final Images images;
  private final ImageAccess access;
  private final ImageRemoval removal;

  ImageCalls(Images images, ImageAccess access, ImageRemoval removal) {
    this.images = images;
    this.access = access;
    this.removal = removal;
  }

  Reply list(DockerCall call) {
    var filters = call.filters(Set.of("reference", "dangling", "label"));
    var list = new JsonArray();
    visible(call.borrower().account()).stream()
        .map(image -> chosen(image, filters))
        .flatMap(Optional::stream)
        .forEach(image -> list.add(ImageJson.summary(image)));
    return Reply.of(list);
  }

  /** All that an account may use. */
  List<ImageView> visible(String account) {
    var page = new Page(Page.MOST, Optional.empty());
    var all = new ArrayList<>(images.list(account, false, null, page));
    all.addAll(images.list(account, true, null, page));
    return all;
  }

  Reply inspect(DockerCall call) {
    return Reply.of(ImageJson.inspection(find(call)));
  }

  /** Removes the whole image, whichever of its names was said: it has one owner. */
  Reply remove(DockerCall call) {
    var image = find(call);
    call.about(image.id(), null);
    removal.delete(call.borrower().account(), image.id(), call.borrower().language());
    var told = new JsonArray();
    image.names().forEach(name -> told.add(new JsonObject().put("Untagged", name)));
    return Reply.of(told.add(new JsonObject().put("Deleted", image.id())));
  }

  /**
   * What a reference means to the one who asks.
   *
   * @throws ApiException {@code not-found}
   */
  private ImageView find(DockerCall call) {
    try {
      var ids = access.find(call.borrower().account(), call.name()).ids().values();
      if (!ids.isEmpty()) {
        return images.get(call.borrower().account(), ids.iterator().next());
      }
    } catch (ApiException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
    }
    throw new ApiException(ErrorCode.NOT_FOUND, NONE.with(call.name()));
  }

  /**
   * As far as it is asked for. Images have names here, and no labels: whoever removes what dangles
   * removes nothing.
   */
  static Optional<ImageView> chosen(ImageView image, DockerCall.Filters filters) {
    var isDangling = image.names().isEmpty();
    var dangling = filters.of("dangling");
    var isWanted =
        filters.of("label").isEmpty()
            && (dangling.isEmpty()
                || dangling.stream()
                    .anyMatch(wished -> Set.of("true", "1").contains(wished) == isDangling));
    return isWanted ? named(image, filters.of("reference")) : Optional.empty();
  }

  /** With those names only that were asked for; nothing where none is left. */
  private static Optional<ImageView> named(ImageView image, Set<String> references) {
    if (references.isEmpty()) {
      return Optional.of(image);
    }
    var names =
        image.names().stream()
            .filter(name -> references.stream().anyMatch(asked -> isCalled(name, asked)))
            .collect(Collectors.toCollection(ArrayList::new));
    return names.isEmpty() ? Optional.empty() : Optional.of(with(image, names));
  }

  private static ImageView with(ImageView image, List<String> names) {
    return new ImageView(
        image.id(),
        names,
        image.owner(),
        image.mine(),
        image.shared(),
        image.description(),
        image.sizeBytes(),
        image.createdAt(),
        image.digests(),
        image.hosts(),
        image.inUse(),
        image.firstSeenAt());
  }

  /** Stars stand for anything but a slash; without a tag every tag is meant. */
  private static boolean isCalled(String name, String asked) {
    var pattern = Pattern.compile(Pattern.quote(asked).replace("*", "\\E[^/]*\\Q") + "(?::[^/]*)?");
    return pattern.matcher(name).matches() || name.equals(asked);
  }
}
