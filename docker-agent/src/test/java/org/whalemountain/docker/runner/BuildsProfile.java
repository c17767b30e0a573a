package org.whalemountain.docker.runner;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whalemountain.api.contract.StandInGitLab;
import org.whalemountain.api.contract.StandInRunner;

/** A blade with build engines, and with GitLabs on this machine. */
public class BuildsProfile implements QuarkusTestProfile {

  /** Where the two stand-ins for GitLab listen; at the third port nobody does. */
  static final String PORTS = "whalemountain.test.gitlab-ports";

  @Override
  public Map<String, String> getConfigOverrides() {
    var ports = freePorts();
    var allowed = ports.stream().map(StandInGitLab::url).collect(Collectors.joining(","));
    return Map.ofEntries(
        Map.entry(PORTS, ports.stream().map(String::valueOf).collect(Collectors.joining(","))),
        Map.entry("whalemountain.runner.gitlab", allowed),
        Map.entry("whalemountain.runner.image", StandInRunner.IMAGE),
        Map.entry("whalemountain.runner.job-image", StandInRunner.IMAGE),
        Map.entry("whalemountain.runner.pull-policy", "never"),
        Map.entry("whalemountain.runner.check-interval", "1"),
        Map.entry("whalemountain.build.enabled", "true"),
        Map.entry("whalemountain.build.look", "500ms"),
        Map.entry("whalemountain.build.idle", "12s"),
        Map.entry("whalemountain.build.disk-mib", "1024"));
  }

  private static List<Integer> freePorts() {
    return Stream.generate(BuildsProfile::freePort).limit(3).toList();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
