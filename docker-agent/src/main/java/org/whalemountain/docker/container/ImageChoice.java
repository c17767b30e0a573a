package org.whalemountain.docker.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.image.OwnerMark;

/**
 * The image of this host that an order means. Whose it is decides, not how it is spelled: a short
 * name, a digest or four digits of an id may all lead to it.
 *
 * @param id {@code sha256:…}
 * @param labels names of those that are baked into it
 */
record ImageChoice(String id, Set<String> labels) {
  private static final Sentence NONE =
      new Sentence("There is no such image on this host.", "そのイメージはこのホストにありません。");

  /** One call to the engine. Empty where the host does not have it and may fetch it. */
  static Optional<ImageChoice> find(DockerClient client, ContainerSpec spec) {
    if (spec.imageId() != null) {
      // who sent the id has judged; another image of the same name would be another's
      return Optional.of(
          of(
              inspect(client, spec.imageId())
                  .orElseThrow(() -> new ApiException(ErrorCode.IMAGE_NOT_AVAILABLE, NONE))));
    }
    if (OwnerMark.is(spec.image())) {
      throw none();
    }
    var found = inspect(client, spec.image());
    var isUsable =
        found
            .map(image -> !isForeign(image, spec.owner()))
            .orElseGet(() -> PullReference.isPossible(spec.image()));
    if (!isUsable) {
      throw none();
    }
    return found.map(ImageChoice::of);
  }

  /** The image's id where the host has it, and it is no account's. */
  static Optional<String> departments(DockerClient client, String reference) {
    var found = inspect(client, reference);
    if (found.isPresent() && isForeign(found.get(), "")) {
      throw none();
    }
    return found.map(InspectImageResponse::getId);
  }

  /** The same for somebody else's as for one that never was. */
  static ApiException none() {
    return new ApiException(ErrorCode.NOT_FOUND, NONE);
  }

  private static boolean isForeign(InspectImageResponse image, String account) {
    return OwnerMark.owner(Objects.requireNonNullElse(image.getRepoTags(), List.of()))
        .filter(owner -> !owner.equals(account))
        .isPresent();
  }

  private static Optional<InspectImageResponse> inspect(DockerClient client, String reference) {
    try {
      return Optional.of(client.inspectImageCmd(reference).exec());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static ImageChoice of(InspectImageResponse image) {
    var labels = image.getConfig() == null ? null : image.getConfig().getLabels();
    return new ImageChoice(image.getId(), labels == null ? Set.of() : labels.keySet());
  }
}
