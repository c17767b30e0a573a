package org.whalemountain.k8s.container;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.container.SpecHash;
import org.whalemountain.k8s.Golden;

import static org.assertj.core.api.Assertions.assertThat;

class ManifestsTest {

  private static final ContainerSpec SPEC =
      new ContainerSpec(
          "8f14e45f-ceea-467e-9b2a-1f2d3c4b5a69",
          "e175701",
          "web",
          "console-1",
          "python:3.12",
          List.of("GREETING=costs $(HOME) $5"),
          List.of(new PortMapping(8080, 30123), new PortMapping(22, 50000)),
          List.of("sh", "-c", "echo $$; sleep 1000"),
          List.of(),
          0.5,
          512);

  private static final ContainerSpec WITH_GPUS =
      new ContainerSpec(
          "2",
          "a.b",
          "9train",
          "console-1",
          "python:3.12",
          List.of(),
          List.of(),
          List.of(),
          List.of("slot-1-0", "slot-1-1"),
          4.0,
          65536);

  @Test
  void aContainerWithPorts() {
    var manifests = manifests(SPEC, Map.of(), false);
    var made = made(manifests.deployment());
    Golden.compare(
        "container.yaml",
        List.of(made, manifests.service(made, port -> port.host() < 32768), manifests.door(made)));
  }

  @Test
  void aContainerWithGpusAndAVolumeInAStrictNamespace() {
    var manifests =
        manifests(
            WITH_GPUS,
            Map.of(
                "whalemountain.container.volume.size", "5Gi",
                "whalemountain.container.volume.storage-class", "fast",
                "whalemountain.container.gpu-runtime-class", "nvidia"),
            true);
    var made = made(manifests.deployment());
    var all = new ArrayList<Object>(List.of(made));
    manifests.volume(made).ifPresent(all::add);
    Golden.compare("container-gpus.yaml", all);
  }

  @Test
  void namesOfServicesAreLabelsThatBeginWithALetter() {
    assertThat(ServiceName.of(SPEC)).isEqualTo("e175701-web");
    assertThat(ServiceName.of(WITH_GPUS)).isEqualTo("wm-9train");
  }

  @Test
  void theHashLeavesOutWhatTheClusterChooses() {
    var elsewhere =
        new ContainerSpec(
            SPEC.id(),
            SPEC.owner(),
            SPEC.name(),
            SPEC.console(),
            SPEC.image(),
            SPEC.environments(),
            List.of(new PortMapping(8080, 31000), new PortMapping(22, 31001)),
            SPEC.command(),
            SPEC.gpus(),
            SPEC.cpus(),
            SPEC.memoryMiB());
    assertThat(SpecHash.withoutHostPorts(elsewhere)).isEqualTo(SpecHash.withoutHostPorts(SPEC));
    assertThat(SpecHash.withoutHostPorts(WITH_GPUS)).isNotEqualTo(SpecHash.withoutHostPorts(SPEC));
  }

  @Test
  void dollarsComeBackAsTheyWere() {
    for (var text : List.of("$", "$$", "$(HOME)", "a$$$b", "", "no")) {
      assertThat(Dollars.unescape(Dollars.escape(text))).isEqualTo(text);
    }
  }

  private static Manifests manifests(
      ContainerSpec spec, Map<String, String> settings, boolean isRestricted) {
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ContainerConfig.class)
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build()
            .getConfigMapping(ContainerConfig.class);
    var pod = new PodManifest(spec.image(), config, isRestricted, isRestricted);
    return new Manifests(spec, SpecHash.withoutHostPorts(spec), "wm-" + spec.owner(), pod);
  }

  private static Deployment made(Deployment deployment) {
    return deployment.toBuilder().editMetadata().withUid("uid-1").endMetadata().build();
  }
}
