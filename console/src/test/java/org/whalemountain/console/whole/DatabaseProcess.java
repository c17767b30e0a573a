package org.whalemountain.console.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.whalemountain.api.contract.Shell;
import org.whalemountain.console.SharedDatabase;
import org.whalemountain.parts.EmbeddedDatabase;

/** A real MariaDB that a test may kill, start again, and take back to an earlier day. */
final class DatabaseProcess implements AutoCloseable {

  private static final String PASSWORD = "whole";

  private final Path folder;
  private EmbeddedDatabase running;

  DatabaseProcess(Path folder) {
    this.folder = folder;
    this.running = SharedDatabase.start(folder, 0, PASSWORD);
  }

  String jdbcUrl() {
    return running.jdbcUrl();
  }

  String password() {
    return PASSWORD;
  }

  /** Ends it as a power cut would: SIGKILL. */
  void kill() {
    try (var files = Files.newDirectoryStream(folder.resolve("data"), "*.pid")) {
      for (var file : files) {
        ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
            .ifPresent(
                process -> {
                  process.destroyForcibly();
                  process.onExit().join();
                });
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On the same port, with the data that is in its folder. */
  void start() {
    running = SharedDatabase.start(folder, running.port(), PASSWORD);
  }

  /** Keeps what it holds now. */
  void snapshot() {
    kill();
    Shell.run("cp -a '" + folder.resolve("data") + "' '" + folder.resolve("yesterday") + "'");
    start();
  }

  /** Goes back to what was kept; what came later is lost. */
  void restore() {
    kill();
    Shell.run(
        "cd '%s' && rm -rf data && cp -a yesterday data && rm -f data/*.pid".formatted(folder));
    start();
  }

  /** A new one, with nothing in it. */
  void empty() {
    kill();
    Shell.run("rm -rf '" + folder.resolve("data") + "'");
    start();
  }

  /** Rows as lists of texts; null stays null. */
  List<List<String>> query(String sql) {
    try (var connection = connect();
        var rows = connection.createStatement().executeQuery(sql)) {
      var found = new ArrayList<List<String>>();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        found.add(row);
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Changes rows, all or none. */
  void change(String... statements) {
    try (var connection = connect()) {
      connection.setAutoCommit(false);
      for (var sql : statements) {
        connection.createStatement().executeUpdate(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(String.join("; ", statements), e);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), EmbeddedDatabase.NAME, PASSWORD);
  }

  @Override
  public void close() {
    kill();
    Shell.run("rm -rf '" + folder + "'");
  }
}
