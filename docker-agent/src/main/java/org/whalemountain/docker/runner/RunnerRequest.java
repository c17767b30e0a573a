package org.whalemountain.docker.runner;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.RestartPolicy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.whalemountain.docker.build.BuildEngines.Place;
import org.whalemountain.docker.engine.Labels;

/**
 * What the engine is asked for to run a runner, field by field. It sees the agent's door to the
 * account's build engine and its own settings, and nothing else of the host.
 *
 * @param account whose it is
 * @param toml the settings
 * @param certificates PEM text, or null
 * @param place the door, and the uid it runs under
 * @param network where it reaches GitLab
 */
record RunnerRequest(
    String account, ConfigToml toml, String certificates, Place place, String network) {

  /** Account; on the container and its volume. */
  static final String ACCOUNT = Labels.PREFIX + "runner";

  /** Where it asks for work. */
  static final String URL = Labels.PREFIX + "runner.url";

  /** SHA-256 of all it was made from. The token in it is random, so it cannot be guessed back. */
  static final String SETTINGS = Labels.PREFIX + "runner.settings";

  private static final long MIB = 1024L * 1024;
  private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000L);
  private static final String HOME = "/home/gitlab-runner";

  /** The container's name, and the volume's. */
  static String nameOf(String account) {
    return "wm-runner-" + account;
  }

  Map<String, String> labels() {
    return Map.of(ACCOUNT, account, URL, toml.settings().gitlabUrl(), SETTINGS, hash());
  }

  /** Fills in a command of the engine. */
  CreateContainerCmd fill(CreateContainerCmd command) {
    return command
        .withName(nameOf(account))
        .withHostName("runner")
        .withUser(place.uid() + ":" + place.uid())
        .withEntrypoint("gitlab-runner")
        .withCmd("run", "--config", ConfigToml.FOLDER + "/config.toml", "--working-directory", HOME)
        .withEnv("HOME=" + HOME)
        .withLabels(labels())
        .withHostConfig(hostConfig());
  }

  private HostConfig hostConfig() {
    var config = toml.config();
    var memory = config.memoryMib() * MIB;
    return HostConfig.newHostConfig()
        .withPrivileged(false)
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges:true"))
        .withReadonlyRootfs(true)
        .withTmpFs(
            Map.of(
                "/tmp",
                "size=64m,mode=1777,nosuid,nodev",
                HOME,
                "size=64m,mode=700,nosuid,nodev,uid=" + place.uid() + ",gid=" + place.uid()))
        .withMounts(List.of(door(), settingsVolume()))
        .withMemory(memory)
        .withMemorySwap(memory)
        .withNanoCPUs(BigDecimal.valueOf(config.cpus()).multiply(NANO).longValue())
        .withPidsLimit(config.processes())
        .withLogConfig(
            new LogConfig(
                LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "2m", "max-file", "2")))
        .withInit(true)
        // with userns-remap the engine would give it another uid than the door asks for
        .withUsernsMode("host")
        .withNetworkMode(network)
        .withRestartPolicy(RestartPolicy.unlessStoppedRestart());
  }

  /** The folder and not the socket: an agent that starts anew makes the socket anew. */
  private Mount door() {
    return new Mount()
        .withType(MountType.BIND)
        .withSource(place.door().toAbsolutePath().toString())
        .withTarget(ConfigToml.SOCKET_FOLDER)
        .withReadOnly(true);
  }

  private Mount settingsVolume() {
    return new Mount()
        .withType(MountType.VOLUME)
        .withSource(nameOf(account))
        .withTarget(ConfigToml.FOLDER);
  }

  private String hash() {
    var all =
        String.join(
            "\n",
            toml.text(),
            String.valueOf(certificates),
            toml.config().image(),
            place.toString(),
            toml.config().memoryMib() + " " + toml.config().cpus(),
            Long.toString(toml.config().processes()));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "RunnerRequest[" + account + "]";
  }
}
