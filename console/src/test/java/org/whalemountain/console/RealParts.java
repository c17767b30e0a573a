package org.whalemountain.console;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  @Override
  public Map<String, String> start() {
    try {
      var target = Files.createDirectories(Path.of("target").toAbsolutePath());
      folder = Files.createTempDirectory(target, "parts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    database = EmbeddedDatabase.start(folder, 0, PASSWORD);
    directory = EmbeddedDirectory.start(0);
    return Map.of(
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
    database = EmbeddedDatabase.start(folder, database.port(), PASSWORD);
  }

  /** The directory, to change people, stop it and start it again. */
  public EmbeddedDirectory directory() {
    return directory;
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
