package org.whalemountain.console.host;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.whalemountain.console.query.Query;

/**
 * What the owner of a container is told of its host.
 *
 * @param address where its ports are reached
 * @param isRemoved whether it is registered no more
 * @param isDraining whether it takes nothing new
 * @param drainUntil when it goes out of service; null where that was not said
 * @param notice what its administrators say; may be null
 * @param seenAt when it last answered; null where that is not known
 */
public record HostSite(
    String address,
    boolean isRemoved,
    boolean isDraining,
    Instant drainUntil,
    HostNotice notice,
    Instant seenAt) {

  /** What {@link #of(ResultSet)} reads of the table {@code host h}. */
  public static final String COLUMNS =
      "h.address AS site_address, h.state AS site_state, h.drain_until AS site_drain_until,"
          + " h.notice AS site_notice, h.notice_ja AS site_notice_ja,"
          + " h.removed_at IS NOT NULL AS site_removed, h.seen_at AS site_seen_at";

  /** Reads {@link #COLUMNS}. */
  public static HostSite of(ResultSet row) throws SQLException {
    return new HostSite(
        row.getString("site_address"),
        row.getBoolean("site_removed"),
        HostState.DRAINING.name().equals(row.getString("site_state")),
        Query.time(row, "site_drain_until"),
        HostNotice.stored(row.getString("site_notice"), row.getString("site_notice_ja")),
        Query.time(row, "site_seen_at"));
  }

  static HostSite of(Host host) {
    return new HostSite(
        host.address,
        host.removedAt != null,
        host.state == HostState.DRAINING,
        host.drainUntil,
        HostNotice.stored(host.notice, host.noticeJapanese),
        host.seenAt);
  }

  /** A host of which only this is known, and that is at work. */
  public static HostSite at(String address) {
    return new HostSite(address, false, false, null, null, null);
  }

  /** The administrators' words for readers of that language; null where there are none. */
  public String noticeIn(Locale language) {
    return notice == null ? null : notice.in(language);
  }
}
