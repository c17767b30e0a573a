package org.whalemountain.console.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.query.Query;

/** What hosts can take, for whoever chooses among them. */
@ApplicationScoped
public class HostCapacities {

  private static final ObjectMapper JSON = StrictJson.mapper();

  /** Reports are long: they are read only where somebody wishes a GPU. */
  private static final String ALL =
      """
      SELECT name, address, state = 'ACTIVE' AS is_active,
        unreachable_since IS NULL AND seen_at > ? AND seen_at >= registered_at AS is_fresh, trouble IS NULL AS is_sound,
        may_pull OR images_seen_at IS NULL AS may_pull, cpus, memory_mib,
        CASE WHEN ? THEN JSON_CONTAINS(report, '"attach"', '$.capabilities') ELSE FALSE END AS may_attach,
        CASE WHEN ? THEN report END AS report
      FROM host WHERE removed_at IS NULL ORDER BY name
      """;

  private final Query query;
  private final HostConfig config;

  HostCapacities(Query query, HostConfig config) {
    this.query = query;
    this.config = config;
  }

  /**
   * All hosts, by name.
   *
   * @param withGpus whether their GPUs are wanted too
   * @param withAttach whether it is wanted too who may attach
   */
  public List<HostCapacity> all(boolean withGpus, boolean withAttach) {
    var fresh = Instant.now().minus(config.fresh());
    return query.all(ALL, HostCapacities::capacity, fresh, withAttach, withGpus);
  }

  private static HostCapacity capacity(ResultSet row) throws SQLException {
    return new HostCapacity(
        row.getString("name"),
        row.getString("address"),
        row.getBoolean("is_active"),
        row.getBoolean("is_fresh"),
        row.getBoolean("is_sound"),
        row.getBoolean("may_pull"),
        row.getBoolean("may_attach"),
        row.getDouble("cpus"),
        row.getLong("memory_mib"),
        gpus(row.getString("name"), row.getString("report")));
  }

  private static List<String> gpus(String host, String report) {
    try {
      return report == null
          ? List.of()
          : JSON.readValue(report, HostReport.class).gpus().stream()
              .map(HostReport.Gpu::uuid)
              .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("host report in the database is no JSON: " + host, e);
    }
  }
}
