package org.whalemountain.docker.container;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.whalemountain.docker.Docker;
import org.whalemountain.docker.wire.Eventually;

/** Debian's docker-registry on loopback, which engines take without TLS. */
final class Registry implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Path folder;
  private final int port;
  private final Process process;

  private Registry(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  static Registry start() throws Exception {
    return start(freePort(), "");
  }

  /**
   * One that asks who one is.
   *
   * @param people lines of {@code name:bcrypt}
   */
  static Registry locked(int port, String people) throws Exception {
    var file = Files.writeString(Files.createTempFile("people", ""), people);
    return start(port, "auth: {htpasswd: {realm: test, path: %s}}".formatted(file));
  }

  private static Registry start(int port, String auth) throws Exception {
    var folder = Files.createTempDirectory("registry");
    var config =
        """
        version: 0.1
        storage: {filesystem: {rootdirectory: %s}}
        http: {addr: "127.0.0.1:%d"}
        %s
        """;
    var file =
        Files.writeString(folder.resolve("config.yml"), config.formatted(folder, port, auth));
    var builder =
        new ProcessBuilder("docker-registry", "serve", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException("this test needs the package docker-registry", e);
    }
    var registry = new Registry(folder, port, process);
    Eventually.see(SOON, registry::answers, answers -> answers);
    return registry;
  }

  /** An image's name that leads here. */
  String name(String image) {
    return "127.0.0.1:" + port + "/" + image;
  }

  /** Puts an image of the engine here, and takes the engine's own name for it away. */
  void take(String image, String name) throws IOException, InterruptedException {
    take(image, name, Path.of("/nonexistent"));
  }

  /**
   * The same with credentials.
   *
   * @param login folder of a {@code config.json}
   */
  void take(String image, String name, Path login) throws IOException, InterruptedException {
    Docker.run("docker", "tag", image, name(name));
    var said = Docker.run("docker", "--config", login.toString(), "push", name(name));
    Docker.run("docker", "rmi", name(name));
    if (!said.contains("digest: sha256:")) {
      throw new IOException("docker push failed: " + said);
    }
  }

  private boolean answers() {
    try (var socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    process.waitFor();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
