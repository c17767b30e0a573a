package org.whalemountain.console;

import java.nio.file.Path;
import org.whalemountain.parts.EmbeddedDatabase;

/** Real MariaDB servers whose programs are unpacked once for all tests of this module. */
public final class SharedDatabase {

  private static final Path PROGRAMS = Path.of("target/mariadb").toAbsolutePath();

  private SharedDatabase() {}

  /** One with its data in the folder, on the port, or on any free one for 0. */
  public static EmbeddedDatabase start(Path folder, int port, String password) {
    return EmbeddedDatabase.start(PROGRAMS, folder, port, password);
  }
}
