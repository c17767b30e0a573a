package org.whalemountain.docker.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.core.command.CreateContainerCmdImpl;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.PortMapping;

import static org.assertj.core.api.Assertions.assertThat;

class ContainerRequestTest {
  private static final long MIB = 1024L * 1024;

  @Test
  void everyLimitIsSet() {
    var host = request(spec(List.of()), Set.of()).getHostConfig();

    assertThat(host.getMemory()).isEqualTo(512 * MIB);
    assertThat(host.getMemorySwap()).isEqualTo(host.getMemory());
    assertThat(host.getNanoCPUs()).isEqualTo(1_250_000_000L);
    assertThat(host.getPidsLimit()).isEqualTo(512);
    assertThat(host.getShmSize()).isEqualTo(256 * MIB);
    assertThat(host.getUlimits()).hasSize(1);
    assertThat(host.getUlimits()[0].getHardLong()).isEqualTo(16384);
    assertThat(host.getLogConfig().getType().getType()).isEqualTo("json-file");
    assertThat(host.getLogConfig().getConfig())
        .containsOnly(Map.entry("max-size", "10m"), Map.entry("max-file", "3"));
  }

  @Test
  void nothingOfTheHostIsHandedIn() {
    var host = request(spec(List.of()), Set.of()).getHostConfig();

    assertThat(host.getPrivileged()).isFalse();
    assertThat(host.getBinds()).isNullOrEmpty();
    assertThat(host.getMounts()).isNull();
    assertThat(host.getDevices()).isNull();
    assertThat(host.getPidMode()).isNull();
    assertThat(host.getIpcMode()).isNull();
    assertThat(host.getUsernsMode()).isNull();
    assertThat(host.getNetworkMode()).isEqualTo("wm-e175701");
    assertThat(host.getSecurityOpts()).containsExactly("no-new-privileges:true");
    assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
    assertThat(host.getCapAdd())
        .doesNotContain(
            Capability.NET_RAW, Capability.MKNOD, Capability.SYS_ADMIN, Capability.SETFCAP);
  }

  @Test
  void portsAreTheReservedOnes() {
    var bindings = request(spec(List.of()), Set.of()).getHostConfig().getPortBindings();

    var bound = bindings.getBindings().get(ExposedPort.tcp(8080));
    assertThat(bound).hasSize(1);
    assertThat(bound[0].getHostPortSpec()).isEqualTo("49200");
    assertThat(bound[0].getHostIp()).isEqualTo("0.0.0.0");
  }

  @Test
  void labelsOfTheImageSayNothing() {
    var labels =
        request(spec(List.of()), Set.of("whalemountain.unknown", "whalemountain.owner", "other"))
            .getLabels();

    assertThat(labels)
        .containsEntry("whalemountain.host", "host-1")
        .containsEntry("whalemountain.unknown", "")
        .containsEntry("whalemountain.owner", "e175701")
        .containsEntry("whalemountain.name", "web")
        .containsEntry("whalemountain.id", "id-1")
        .containsEntry("whalemountain.ports", "8080:49200")
        .containsEntry("whalemountain.gpus", "")
        .containsEntry("whalemountain.spec", "hash")
        .doesNotContainKey("other");
  }

  @Test
  void withoutGpusTheImageGetsNoneWhateverItSays() {
    var request = request(spec(List.of()), Set.of());

    assertThat(request.getEnv())
        .containsExactly("GREETING=hello world", "NVIDIA_VISIBLE_DEVICES=void");
    assertThat(request.getHostConfig().getDeviceRequests()).isEmpty();
  }

  @Test
  void gpusAreGivenByTheirUuids() {
    var request = request(spec(List.of("GPU-a", "GPU-b")), Set.of());

    assertThat(request.getEnv()).contains("NVIDIA_VISIBLE_DEVICES=GPU-a,GPU-b");
    assertThat(request.getHostConfig().getDeviceRequests())
        .singleElement()
        .satisfies(
            devices -> {
              assertThat(devices.getDriver()).isEqualTo("nvidia");
              assertThat(devices.getDeviceIds()).containsExactly("GPU-a", "GPU-b");
              assertThat(devices.getCapabilities())
                  .containsExactly(List.of("gpu", "utility", "compute"));
            });
  }

  @Test
  void hostNameAndNameAreGiven() {
    var request = request(spec(List.of()), Set.of());

    assertThat(request.getName()).isEqualTo("e175701-web");
    assertThat(request.getHostName()).isEqualTo("web");
    assertThat(request.getCmd()).containsExactly("sleep", "9");
  }

  private static CreateContainerCmd request(ContainerSpec spec, Set<String> imageLabels) {
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(ContainerConfig.class)
            .build()
            .getConfigMapping(ContainerConfig.class);
    var command =
        new CreateContainerCmdImpl(any -> new CreateContainerResponse(), null, "sha256:1");
    return new ContainerRequest(
            spec,
            "hash",
            imageLabels,
            "wm-e175701",
            "host-1",
            GpuAccess.to(spec.gpus(), new Info()))
        .fill(command, config);
  }

  private static ContainerSpec spec(List<String> gpus) {
    return new ContainerSpec(
        "id-1",
        "e175701",
        "web",
        "console-1",
        "e175701/app:1",
        List.of("GREETING=hello world"),
        List.of(new PortMapping(8080, 49200)),
        List.of("sleep", "9"),
        gpus,
        1.25,
        512);
  }
}
