package org.whalemountain.k8s.image;

import io.fabric8.kubernetes.api.model.ContainerImageBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NodeImagesTest {

  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @Test
  void oneImageOnTwoNodesIsOne() {
    var node = node("docker.io/library/python@" + DIGEST, "docker.io/library/python:3.12");
    var images = NodeImages.of(List.of(node, node));
    assertThat(images).hasSize(1);
    assertThat(images.get(0).id()).isEqualTo(DIGEST);
    assertThat(images.get(0).names()).containsExactly("python:3.12");
    assertThat(images.get(0).owner()).isNull();
  }

  @Test
  void oneThatWasLoadedIntoANodeHasANameOnly() {
    var images = NodeImages.of(List.of(node("docker.io/e175701/app:1")));
    assertThat(images.get(0).id()).matches("sha256:[0-9a-f]{64}");
    assertThat(images.get(0).names()).containsExactly("e175701/app:1");
    assertThat(images.get(0).digests()).isEmpty();
  }

  @Test
  void oneWithoutANameIsLeftOut() {
    assertThat(NodeImages.of(List.of(node("<none>@" + DIGEST, "<none>:<none>"), new Node())))
        .isEmpty();
  }

  private static Node node(String... names) {
    return new NodeBuilder()
        .withNewStatus()
        .addToImages(new ContainerImageBuilder().withNames(names).withSizeBytes(7L).build())
        .endStatus()
        .build();
  }
}
