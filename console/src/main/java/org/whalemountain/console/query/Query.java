package org.whalemountain.console.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One statement on its own: one way to the database and back instead of the five of a transaction.
 * In a transaction it takes part in that. Times are UTC.
 */
@ApplicationScoped
public class Query {

  private final DataSource database;

  Query(DataSource database) {
    this.database = database;
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface Row<T> {

    /** Reads it; never null. */
    T of(ResultSet row) throws SQLException;
  }

  /** The first row of what is found, where there is any. */
  public <T> Optional<T> first(String sql, Row<T> row, Object... values) {
    try (var connection = database.getConnection();
        var statement = prepared(connection, sql, values);
        var rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** All rows of what is found. */
  public <T> List<T> all(String sql, Row<T> row, Object... values) {
    try (var connection = database.getConnection();
        var statement = prepared(connection, sql, values);
        var rows = statement.executeQuery()) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(row.of(rows));
      }
      return all;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Changes rows.
   *
   * @return how many
   */
  public int change(String sql, Object... values) {
    try (var connection = database.getConnection();
        var statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The time in a column; null where there is none. */
  public static Instant time(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (var i = 0; i < values.length; i++) {
      statement.setObject(
          i + 1,
          values[i] instanceof Instant at
              ? LocalDateTime.ofInstant(at, ZoneOffset.UTC)
              : values[i]);
    }
    return statement;
  }

  private static PersistenceException failed(SQLException cause) {
    return new PersistenceException("a query failed", cause);
  }
}
