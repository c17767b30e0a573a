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
import java.util.concurrent.ConcurrentHashMap;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Shell;

/** One of our services in a process of its own, which a test may kill and start again. */
final class ServiceProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(300);
  private static final int MOST_STARTS = 20;
  private static final Path PROJECT =
      Path.of(System.getProperty("maven.multiModuleProjectDirectory"));

  private final String module;
  private final int port = freePort();
  private final Map<String, String> settings;
  private final List<String> inNamespace;
  private final String address;
  private final Call ready;
  private final Path log;
  private List<String> options = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private int tlsPort;
  private Process process;

  ServiceProcess(String module, Map<String, String> settings) {
    this(module, settings, List.of(), "127.0.0.1");
  }

  /** On a blade: in its network namespace, at its address. */
  ServiceProcess(String module, Map<String, String> settings, Blade blade) {
    this(module, settings, blade.inNamespace(), blade.address());
  }

  private ServiceProcess(
      String module, Map<String, String> settings, List<String> inNamespace, String address) {
    this.module = module;
    this.settings = new ConcurrentHashMap<>(settings);
    this.inNamespace = inNamespace;
    this.address = address;
    this.ready = Call.to(url());
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
    return URI.create("http://" + address + ":" + port);
  }

  int port() {
    return port;
  }

  /** Serves TLS too, from the next start on, with a certificate that nobody vouches for. */
  ServiceProcess withTls() {
    var store = PROJECT.resolve("console/target/" + module + "-" + port + ".p12");
    Shell.run(
        "keytool -genkeypair -keyalg EC -dname CN=localhost -validity 2 -storetype PKCS12"
            + " -ext san=ip:127.0.0.1 -storepass changeit -alias tls -keystore "
            + store);
    tlsPort = freePort();
    set("quarkus.http.ssl-port", Integer.toString(tlsPort));
    set("quarkus.http.ssl.certificate.key-store-file", store.toString());
    set("quarkus.http.ssl.certificate.key-store-password", "changeit");
    return this;
  }

  int tlsPort() {
    return tlsPort;
  }

  /** The certificate, for who is to trust it. */
  String certificate() {
    return Shell.run(
        "keytool -exportcert -rfc -storepass changeit -alias tls -keystore "
            + settings.get("quarkus.http.ssl.certificate.key-store-file"));
  }

  /** Another setting, from the next start on. */
  void set(String name, String value) {
    settings.put(name, value);
  }

  long pid() {
    return process.pid();
  }

  /** With the options it is shipped with, instead of those for many at once on a small machine. */
  ServiceProcess asShipped() {
    options = List.of("@" + PROJECT.resolve("deploy/jvm/" + module + ".options"));
    return this;
  }

  /** Starts it, with 128 MiB of heap unless told otherwise, and waits until it is ready. */
  ServiceProcess start() {
    var jar = PROJECT.resolve(module + "/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new AssertionError(jar + " is missing: run ./mvnw package first");
    }
    var command = new ArrayList<>(inNamespace);
    command.add(java());
    command.addAll(options);
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of(
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.http.host=" + address,
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

  /** Starts it as its systemd unit does: again, until it runs. */
  void startAsUnit() {
    for (var failed = 0; ; failed++) {
      try {
        start();
        return;
      } catch (AssertionError ended) {
        if (failed == MOST_STARTS || process.isAlive()) {
          throw ended;
        }
      }
    }
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
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new AssertionError(module + " ended while starting: " + logTail());
    }
    try {
      return ready.get("/q/health/ready").status() == 200;
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
