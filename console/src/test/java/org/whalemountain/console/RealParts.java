package org.whalemountain.console;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.whalemountain.parts.EmbeddedDatabase;
import org.whalemountain.parts.EmbeddedDirectory;

/** A real MariaDB and an LDAP directory behind the console under test. */
public class RealParts implements QuarkusTestResourceLifecycleManager {

  private static final String PASSWORD = "test";

  private Path folder;
  private EmbeddedDatabase database;
  private EmbeddedDirectory directory;
  private int directoryPort;

  @Override
  public Map<String, String> start() {
    try {
      var target = Files.createDirectories(Path.of("target").toAbsolutePath());
      folder = Files.createTempDirectory(target, "parts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    database = SharedDatabase.start(folder, 0, PASSWORD);
    directoryPort = freePort();
    startDirectory();
    return Map.of(
        "whalemountain.quota.group.course.containers",
        "12",
        "quarkus.datasource.jdbc.url",
        database.jdbcUrl(),
        "quarkus.datasource.username",
        EmbeddedDatabase.NAME,
        "quarkus.datasource.password",
        PASSWORD,
        "whalemountain.directory.url",
        directory.url(),
        "whalemountain.directory.reader-password",
        EmbeddedDirectory.READER_PASSWORD);
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(RealParts.class));
  }

  /** Ends the database's process; its data stays. */
  public void stopDatabase() {
    database.close();
  }

  /** The same database on the same port again. */
  public void startDatabase() {
    database = SharedDatabase.start(folder, database.port(), PASSWORD);
  }

  /** From now on the database takes connections and answers nothing. */
  public void freezeDatabase() {
    signalDatabase("-STOP");
  }

  /** Ends that. */
  public void thawDatabase() {
    signalDatabase("-CONT");
  }

  /** Ends it as a power cut would: SIGKILL. */
  public void killDatabase() {
    try {
      var process = ProcessHandle.of(databasePid()).orElseThrow();
      process.destroyForcibly();
      process.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long databasePid() throws IOException {
    try (var pids = Files.newDirectoryStream(folder.resolve("data"), "*.pid")) {
      return Long.parseLong(Files.readString(pids.iterator().next()).strip());
    }
  }

  private void signalDatabase(String signal) {
    try {
      var pid = Long.toString(databasePid());
      var killed = new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor();
      if (killed != 0) {
        throw new IllegalStateException("kill " + signal + " " + pid + " ended with " + killed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public void stopDirectory() {
    directory.close();
  }

  /** The demo's people again, on the same port. */
  public void startDirectory() {
    directory = EmbeddedDirectory.start(directoryPort);
  }

  public int directoryPort() {
    return directoryPort;
  }

  /** The directory itself, to change people. */
  public InMemoryDirectoryServer people() {
    return directory.server();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (directory != null) {
      directory.close();
    }
    if (database != null) {
      database.close();
    }
    // Binaries and data are half a gigabyte.
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
