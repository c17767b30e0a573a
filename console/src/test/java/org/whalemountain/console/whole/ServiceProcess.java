package org.whalemountain.console.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;

/** One of our services in a process of its own, which a test may kill and start again. */
final class ServiceProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Path PROJECT =
      Path.of(System.getProperty("maven.multiModuleProjectDirectory"));

  private final String module;
  private final int port = freePort();
  private final Map<String, String> settings;
  private final Path log;
  private Process process;

  ServiceProcess(String module, Map<String, String> settings) {
    this.module = module;
    this.settings = settings;
    this.log = PROJECT.resolve("console/target/" + module + "-" + port + ".log");
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** Starts it with 128 MiB of heap and waits until it says that it is ready. */
  ServiceProcess start() {
    var jar = PROJECT.resolve(module + "/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new AssertionError(jar + " is missing: run ./mvnw package first");
    }
    var command = new ArrayList<>(List.of(java(), "-Xmx128m", "-XX:+UseSerialGC"));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of(
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.http.host=127.0.0.1",
            "-jar",
            jar.toString()));
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Eventually.see(START_LIMIT, this::isReady, ready -> ready);
    return this;
  }

  /** All it has written so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as a power cut would: SIGKILL. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new AssertionError(module + " ended while starting: " + logTail());
    }
    try {
      return Call.to(url()).get("/q/health/ready").status() == 200;
    } catch (AssertionError notYet) {
      return false;
    }
  }

  private String logTail() {
    try {
      var lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
