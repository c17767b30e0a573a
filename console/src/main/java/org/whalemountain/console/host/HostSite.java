package org.whalemountain.console.host;

import java.time.Instant;
import java.util.Locale;

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

  /** What {@link #of} reads of an entity {@code Host h}, in JPQL. */
  public static final String COLUMNS =
      "h.address, h.state, h.drainUntil, h.notice, h.noticeJapanese, h.removedAt, h.seenAt";

  /** Reads {@link #COLUMNS} from there on. */
  public static HostSite of(Object[] row, int from) {
    return new HostSite(
        (String) row[from],
        row[from + 5] != null,
        row[from + 1] == HostState.DRAINING,
        (Instant) row[from + 2],
        HostNotice.stored((String) row[from + 3], (String) row[from + 4]),
        (Instant) row[from + 6]);
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
