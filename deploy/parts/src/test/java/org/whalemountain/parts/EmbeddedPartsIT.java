package org.whalemountain.parts;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedPartsIT {

  @Test
  void dataOutlivesARestart() throws Exception {
    var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "db");
    try (var database = EmbeddedDatabase.start(folder, 0, "it's secret");
        var connection = connect(database, "it's secret")) {
      connection.createStatement().execute("CREATE TABLE kept (word VARCHAR(20))");
      connection.createStatement().execute("INSERT INTO kept VALUES ('鯨')");
    }
    try (var database = EmbeddedDatabase.start(folder, 0, "it's secret");
        var connection = connect(database, "it's secret");
        var rows = connection.createStatement().executeQuery("SELECT word FROM kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("鯨");
    }
  }

  /** Two servers of one port: the second is refused with a sentence, and leaves the first alone. */
  @Test
  void aPortThatIsTakenIsTold() throws Exception {
    var programs = Path.of("target/mariadb").toAbsolutePath();
    var target = Path.of("target").toAbsolutePath();
    var second = Files.createTempDirectory(target, "db");
    try (var database =
        EmbeddedDatabase.start(programs, Files.createTempDirectory(target, "db"), 0, "secret")) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(programs, second, database.port(), "secret"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("port " + database.port() + " for MariaDB is in use");
      try (var connection = connect(database, "secret")) {
        assertThat(connection.isValid(1)).isTrue();
      }
    }
  }

  @Test
  void aPersonBindsWithTheDemoPasswordOnly() throws Exception {
    try (var directory = EmbeddedDirectory.start(0);
        var connection = new LDAPConnection("127.0.0.1", directory.server().getListenPort())) {
      var person = "uid=e175701,ou=people," + EmbeddedDirectory.BASE;
      assertThat(connection.bind(person, "e175701-demo").getResultCode())
          .isEqualTo(ResultCode.SUCCESS);
      assertThatThrownBy(() -> connection.bind(person, "wrong"))
          .isInstanceOfSatisfying(
              LDAPException.class,
              refused ->
                  assertThat(refused.getResultCode()).isEqualTo(ResultCode.INVALID_CREDENTIALS));
    }
  }

  private static Connection connect(EmbeddedDatabase database, String password)
      throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.NAME, password);
  }
}
