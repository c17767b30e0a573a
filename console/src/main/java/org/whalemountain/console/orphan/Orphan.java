package org.whalemountain.console.orphan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.problem.StrictJson;

/**
 * A container with labels of this installation and without a record.
 *
 * @param id of this finding
 * @param host where it is
 * @param recordId the id on its label: that of the record that is missing
 * @param containerId the engine's id
 * @param owner the account on its label
 * @param name its own name
 * @param fullName its name in the engine
 * @param image what it was made from
 * @param status as it was last seen
 * @param ports guest ports and host ports
 * @param firstSeenAt when it was found
 * @param seenAt when it was last seen
 */
public record Orphan(
    String id,
    String host,
    String recordId,
    String containerId,
    String owner,
    String name,
    String fullName,
    String image,
    String status,
    List<PortMapping> ports,
    Instant firstSeenAt,
    Instant seenAt) {

  static Orphan of(ResultSet row) throws SQLException {
    return new Orphan(
        row.getString("id"),
        row.getString("host"),
        row.getString("record_id"),
        row.getString("container_id"),
        row.getString("account"),
        row.getString("name"),
        row.getString("full_name"),
        row.getString("image"),
        row.getString("status"),
        ports(row.getString("ports")),
        time(row, "first_seen_at"),
        time(row, "seen_at"));
  }

  private static List<PortMapping> ports(String json) {
    try {
      return StrictJson.mapper().readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ports in the database are no JSON", e);
    }
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
