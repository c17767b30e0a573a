package org.whalemountain.k8s.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.image.NodeImages;

/** Which image a container is made of, and from where. */
@ApplicationScoped
class ImagePolicy {

  private static final String MARK = "whalemountain.invalid/";
  private static final String HUB = "docker.io";
  private static final Sentence NOT_THERE =
      new Sentence("The image {0} is on no node of the cluster.", "イメージ {0} はクラスターのどのノードにもありません。");
  private static final Sentence NOT_ALLOWED =
      new Sentence(
          "The cluster takes no images from {0}; it takes them from {1}.",
          "クラスターは {0} のイメージを使えません。使えるのは {1} です。");

  private final NodeImages images;
  private final ContainerConfig config;

  ImagePolicy(NodeImages images, ContainerConfig config) {
    this.images = images;
    this.config = config;
  }

  /**
   * The reference that the node is given.
   *
   * @throws ApiException {@code image-not-available}
   */
  String reference(ContainerSpec spec) {
    if (spec.imageId() != null) {
      return images
          .reference(spec.imageId())
          .orElseThrow(
              () -> new ApiException(ErrorCode.IMAGE_NOT_AVAILABLE, NOT_THERE.with(spec.image())));
    }
    var registry = registry(spec.image());
    var allowed = config.registries().orElse(List.of());
    if (spec.image().startsWith(MARK) || spec.image().startsWith("sha256:")) {
      throw new ApiException(ErrorCode.IMAGE_NOT_AVAILABLE, NOT_THERE.with(spec.image()));
    }
    if (!allowed.isEmpty() && !allowed.contains(registry)) {
      throw new ApiException(
          ErrorCode.IMAGE_NOT_AVAILABLE, NOT_ALLOWED.with(registry, String.join(", ", allowed)));
    }
    return spec.image();
  }

  /**
   * The part before the first slash, where it can be a host (github.com/distribution/reference).
   */
  static String registry(String image) {
    var slash = image.indexOf('/');
    var first = slash < 0 ? "" : image.substring(0, slash);
    var isHost =
        first.contains(".")
            || first.contains(":")
            || first.equals("localhost")
            || !first.equals(first.toLowerCase(java.util.Locale.ROOT));
    return isHost ? first : HUB;
  }
}
