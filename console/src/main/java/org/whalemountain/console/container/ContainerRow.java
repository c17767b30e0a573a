package org.whalemountain.console.container;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.console.host.HostSite;
import org.whalemountain.console.query.Query;

/**
 * A container as people look at it, read without an entity manager: lists are asked for all the
 * time, and nothing of them is written back.
 *
 * @param container with what its view needs
 * @param site what its owner is told of its host
 */
record ContainerRow(Container container, HostSite site) {

  /** What there is. */
  static final String LIVING =
      """
      SELECT c.id, c.account, c.name, c.full_name, c.image, c.host, c.placement, c.placement_ja, c.status,
        c.launch, c.status_detail, c.status_detail_ja, c.progress, c.queue_place, c.status_since, c.wanted, c.container_id,
        c.network_id, c.ports, c.environments, c.command, c.gpus, c.cpus, c.memory_mib, c.created_at, c.started_at,
        c.seen_at, c.confirmed_at, c.misses,\
      """
          + " "
          + HostSite.COLUMNS
          + " FROM container c JOIN host h ON h.name = c.host WHERE c.live_name IS NOT NULL";

  private static final JsonList.OfPorts PORTS = new JsonList.OfPorts();
  private static final JsonList.OfTexts TEXTS = new JsonList.OfTexts();
  private static final LaunchText LAUNCH = new LaunchText();

  static ContainerRow of(ResultSet row) throws SQLException {
    var container = new Container();
    container.id = row.getString("id");
    container.account = row.getString("account");
    container.name = row.getString("name");
    container.fullName = row.getString("full_name");
    container.image = row.getString("image");
    container.host = row.getString("host");
    container.placement = row.getString("placement");
    container.placementJapanese = row.getString("placement_ja");
    container.status = ContainerStatus.valueOf(row.getString("status"));
    container.statusDetail = row.getString("status_detail");
    container.statusDetailJapanese = row.getString("status_detail_ja");
    container.progress = ProgressText.read(row.getString("progress"));
    container.queuePlace = row.getObject("queue_place", Integer.class);
    container.statusSince = Query.time(row, "status_since");
    container.wanted = Wanted.valueOf(row.getString("wanted"));
    container.containerId = row.getString("container_id");
    container.networkId = row.getString("network_id");
    container.ports = PORTS.convertToEntityAttribute(row.getString("ports"));
    container.environments = TEXTS.convertToEntityAttribute(row.getString("environments"));
    container.command = TEXTS.convertToEntityAttribute(row.getString("command"));
    container.launch = LAUNCH.convertToEntityAttribute(row.getString("launch"));
    container.gpus = TEXTS.convertToEntityAttribute(row.getString("gpus"));
    container.cpus = row.getDouble("cpus");
    container.memoryMiB = row.getInt("memory_mib");
    container.createdAt = Query.time(row, "created_at");
    container.startedAt = Query.time(row, "started_at");
    container.seenAt = Query.time(row, "seen_at");
    container.confirmedAt = Query.time(row, "confirmed_at");
    container.misses = row.getInt("misses");
    return new ContainerRow(container, HostSite.of(row));
  }

  ContainerView view(Locale language) {
    return ContainerView.of(container, site, language);
  }
}
