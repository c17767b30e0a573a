package org.whalemountain.docker.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.EngineConfig;
import org.whalemountain.docker.engine.Labels;

/** The images of this host. */
@ApplicationScoped
class Images {
  private static final Logger LOG = Logger.getLogger(Images.class);
  private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Sentence ID_RULE =
      new Sentence(
          "must be sha256: and 64 hexadecimal digits", "は sha256: と 64 桁の 16 進数である必要があります");
  private static final Sentence IN_USE =
      new Sentence(
          "The image is in use by: {0}. Delete these containers first.",
          "イメージは次のコンテナで使用中です: {0}。先にこれらのコンテナを削除してください。");
  private static final Sentence IN_USE_BY_OTHERS =
      new Sentence(
          "The image is in use by a container or by another image.", "イメージはコンテナまたは別のイメージで使用中です。");

  private final Engine engine;
  private final EngineConfig config;
  private final Event<ImageRemoval> removal;

  Images(Engine engine, EngineConfig config, Event<ImageRemoval> removal) {
    this.engine = engine;
    this.config = config;
    this.removal = removal;
  }

  /** One call to the engine. */
  List<ImageReport> list() {
    return engine.call(client -> client.listImagesCmd().exec()).stream()
        .map(ImageReports::of)
        .filter(image -> !image.names().isEmpty())
        .toList();
  }

  /**
   * Removes it with all its names.
   *
   * @throws ApiException {@code invalid}, {@code image-in-use}
   */
  void delete(String id) {
    new Check().that(ID.matcher(id).matches(), "id", ID_RULE).done();
    var found = engine.call(client -> unused(client, id));
    if (found.isEmpty()) {
      return;
    }
    origin(found.get()).ifPresent(removal::fire);
    engine.call(config.slowDeadline(), client -> remove(client, found.get()));
    LOG.infof("removed image=%s", id);
  }

  private static Optional<InspectImageResponse> unused(DockerClient client, String id) {
    var found = find(client, id);
    if (found.isPresent()) {
      var users = users(client, id);
      if (!users.isEmpty()) {
        throw new ApiException(ErrorCode.IMAGE_IN_USE, IN_USE.with(String.join(", ", users)));
      }
    }
    return found;
  }

  static Optional<InspectImageResponse> find(DockerClient client, String id) {
    try {
      return Optional.of(client.inspectImageCmd(id).exec());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static List<String> users(DockerClient client, String id) {
    return client.listContainersCmd().withShowAll(true).exec().stream()
        .filter(container -> id.equals(container.getImageId()))
        .map(
            container ->
                // further names are links of other containers to it
                Arrays.stream(Objects.requireNonNullElse(container.getNames(), new String[0]))
                    .map(name -> name.substring(1))
                    .min(Comparator.comparingInt(String::length))
                    .orElse(container.getId()))
        .sorted()
        .toList();
  }

  private static Optional<ImageRemoval> origin(InspectImageResponse image) {
    var labels = image.getConfig() == null ? null : image.getConfig().getLabels();
    var source = labels == null ? null : labels.get(Labels.SOURCE);
    return source == null
        ? Optional.empty()
        : OwnerMark.owner(names(image))
            .map(account -> new ImageRemoval(account, source, plain(names(image))));
  }

  /** Name by name, as the engine wants it unforced; marks last, so that it always has its owner. */
  static Void remove(DockerClient client, InspectImageResponse image) {
    var names = new ArrayList<>(names(image));
    names.sort(Comparator.comparing(OwnerMark::is));
    var gone = new ArrayList<String>();
    try {
      for (var name : names) {
        removeOne(client, name);
        gone.add(name);
      }
      removeOne(client, image.getId());
    } catch (ConflictException e) {
      gone.forEach(name -> tag(client, image.getId(), name));
      throw new ApiException(ErrorCode.IMAGE_IN_USE, IN_USE_BY_OTHERS, e);
    }
    return null;
  }

  private static void removeOne(DockerClient client, String reference) {
    try {
      client.removeImageCmd(reference).exec();
    } catch (NotFoundException gone) {
      LOG.debugf("was not there image=%s", reference);
    }
  }

  /** Gives it one more name, which another image loses. */
  static void tag(DockerClient client, String id, String name) {
    var colon = name.lastIndexOf(':');
    client.tagImageCmd(id, name.substring(0, colon), name.substring(colon + 1)).exec();
  }

  static List<String> names(InspectImageResponse image) {
    return Objects.requireNonNullElse(image.getRepoTags(), List.of());
  }

  private static List<String> plain(List<String> names) {
    return names.stream().filter(name -> !OwnerMark.is(name)).toList();
  }
}
