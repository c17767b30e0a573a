package org.whalemountain.console.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.StandInGitLab;
import org.whalemountain.api.contract.StandInRunner;

/** A department with a blade that builds, a stand-in GitLab, and two students. */
final class Workshop implements AutoCloseable {

  static final String BUILDER = "builder";
  static final String FRIEND = "friend";
  static final String TOKEN = "glrt-of-the-builder-1";

  private static final Path BUILD_ENGINE =
      Path.of(System.getProperty("maven.multiModuleProjectDirectory"), "deploy/build-engine");

  final StandInGitLab gitlab;
  final String gitlabUrl;
  final RigHost host;
  private final Rig rig;

  /** Where the tests do not run as root, they are skipped with that reason. */
  Workshop() {
    var isRoot = "root".equals(System.getProperty("user.name"));
    Assumptions.assumeTrue(isRoot, "making blades takes root, for namespaces and engines");
    StandInRunner.make();
    var port = ServiceProcess.freePort();
    gitlabUrl = StandInGitLab.url(port);
    gitlab = gitlab(port).knows(TOKEN);
    rig =
        new Rig(
            0,
            List.of(BUILDER, FRIEND),
            Map.of(
                "whalemountain.host.watch-every", "1s",
                "whalemountain.runner.watch-every", "1s",
                // only where something was built, or where somebody asks
                "whalemountain.image.look-every", "PT1H",
                "whalemountain.runner.job-image", StandInRunner.IMAGE,
                "whalemountain.runner.gitlab-url", gitlabUrl));
    try {
      host = rig.add(this::settings);
      StandInRunner.give(host.blade().folder().resolve("docker.sock"));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  Call as(String account) {
    return rig.as(account);
  }

  Call admin() {
    return rig.as(rig.admin);
  }

  /** Wakes the builder's engine and gives it the image for jobs, which it cannot pull here. */
  void supply() {
    host.blade()
        .docker(
            "exec wm-runner-%s docker -H unix:///run/whalemountain/docker.sock version"
                .formatted(BUILDER));
    StandInRunner.give(builds(host.blade()).resolve("run/" + BUILDER + "/socket/docker.sock"));
  }

  @Override
  public void close() {
    if (host != null) {
      // its engine's disk is mounted as long as it runs
      host.toAgent().delete("/v1/runners/" + BUILDER);
    }
    rig.close();
    gitlab.close();
  }

  private Map<String, String> settings(Blade blade) {
    var folder = builds(blade);
    var settings = new HashMap<String, String>();
    settings.put("whalemountain.build.program", BUILD_ENGINE.toString());
    settings.put("whalemountain.build.data", folder.resolve("data").toString());
    settings.put("whalemountain.build.run", folder.resolve("run").toString());
    settings.put("whalemountain.build.doors", folder.resolve("doors").toString());
    settings.put("whalemountain.build.disk-mib", "1024");
    settings.put("whalemountain.build.look", "500ms");
    settings.put("whalemountain.handover.area", folder.resolve("area").toString());
    settings.put("whalemountain.handover.disk-floor-mib", "100");
    settings.put("whalemountain.runner.gitlab", gitlabUrl);
    settings.put("whalemountain.runner.image", StandInRunner.IMAGE);
    settings.put("whalemountain.runner.job-image", StandInRunner.IMAGE);
    settings.put("whalemountain.runner.pull-policy", "never");
    settings.put("whalemountain.runner.check-interval", "1");
    return settings;
  }

  private static Path builds(Blade blade) {
    return blade.folder().resolve("b");
  }

  private static StandInGitLab gitlab(int port) {
    try {
      return StandInGitLab.start(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
