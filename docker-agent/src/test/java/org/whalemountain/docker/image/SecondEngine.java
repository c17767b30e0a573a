package org.whalemountain.docker.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.whalemountain.api.contract.Shell;
import org.whalemountain.docker.Docker;
import org.whalemountain.docker.wire.Eventually;

/**
 * A real Docker engine beside the machine's, with data and a network namespace of its own, in the
 * place of an account's build engine: what matters here is what it answers, not as whom it runs.
 */
final class SecondEngine implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Path folder;
  private final String network;
  private final Process process;

  private SecondEngine(Path folder, String network, Process process) {
    this.folder = folder;
    this.network = network;
    this.process = process;
  }

  static SecondEngine start() throws Exception {
    // not below the build's folder: paths of sockets are short (unix(7))
    var folder = Files.createTempDirectory(Path.of("/var/tmp"), "wm-engine");
    var network = "wmt" + UUID.randomUUID().toString().substring(0, 6);
    Shell.run("ip netns add " + network);
    var process =
        new ProcessBuilder(
                "nsenter",
                "--net=/run/netns/" + network,
                "dockerd",
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("pid"),
                "--host=unix://" + folder.resolve("socket"),
                "--bridge=none",
                "--iptables=false")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var engine = new SecondEngine(folder, network, process);
    try {
      Eventually.see(
          SOON,
          () -> engine.docker("version", "--format", "{{.Server.Version}}"),
          said -> said.matches("\\d+\\..*"));
    } catch (RuntimeException | AssertionError e) {
      var log = Files.readString(folder.resolve("log"));
      engine.close();
      throw new AssertionError("the second engine does not start: " + log, e);
    }
    return engine;
  }

  Path socket() {
    return folder.resolve("socket");
  }

  /** Docker's command line at this engine. */
  String docker(String... words) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(List.of("env", "DOCKER_BUILDKIT=0", "docker", "--host=unix://" + socket()));
    command.addAll(Arrays.asList(words));
    return Docker.run(command.toArray(String[]::new));
  }

  String id(String name) throws IOException, InterruptedException {
    return docker("inspect", "--format", "{{.Id}}", name);
  }

  /** An image of one layer with so many bytes that no engine has yet. */
  void make(String name, long bytes) {
    Shell.run(
        ("set -e; root=$(mktemp -d); trap 'rm -rf \"$root\"' EXIT; mkdir \"$root\"/bin; cp /bin/busybox \"$root\"/bin/; "
                + "ln -s busybox \"$root\"/bin/sleep; ln -s busybox \"$root\"/bin/sh; head -c %d /dev/urandom >\"$root\"/noise; "
                + "tar -C \"$root\" -c . | docker -H unix://%s import -c 'CMD [\"sleep\",\"infinity\"]' -c 'ENV PATH=/bin' - %s")
            .formatted(bytes, socket(), name));
  }

  /** One more layer, as an unmodified docker build makes it. */
  void build(String from, String name, String... instructions) throws Exception {
    var context = Files.createTempDirectory("context");
    Files.writeString(context.resolve("new"), UUID.randomUUID().toString());
    Files.writeString(
        context.resolve("Dockerfile"),
        "FROM " + from + "\nCOPY new /new\n" + String.join("\n", instructions) + "\n");
    var said = docker("build", "--quiet", "--tag", name, context.toString());
    if (!said.contains("sha256:")) {
      throw new IOException("docker build failed: " + said);
    }
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Shell.exitCode(
        "sed -n 's|^[^ ]* \\("
            + folder
            + "/[^ ]*\\) .*|\\1|p' /proc/self/mounts | sort -r | xargs -r umount -l");
    Shell.exitCode("ip netns delete " + network);
    Shell.run("rm -rf " + folder);
  }
}
