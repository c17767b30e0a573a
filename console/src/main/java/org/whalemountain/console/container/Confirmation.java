package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.console.query.Query;

/** Writes what came of a create where nobody else wrote meanwhile: one statement, no lock held. */
@ApplicationScoped
class Confirmation {

  private static final String WRITE =
      """
      UPDATE container SET busy_with = NULL, busy_by = NULL, busy_until = NULL, touched_at = ?,
        seen_at = ?, misses = 0, container_id = ?, network_id = ?, image_id = ?, started_at = ?, confirmed_at = ?,
        status = ?, status_detail = ?, status_detail_ja = ?, progress = ?, queue_place = ?,
        status_since = ?, version = version + 1
      WHERE id = ? AND version = ?
      """;

  private final Query query;

  Confirmation(Query query) {
    this.query = query;
  }

  /** Whether it was written; else the record is another one by now. */
  boolean write(Container made) {
    return query.change(
            WRITE,
            made.touchedAt,
            made.seenAt,
            made.containerId,
            made.networkId,
            made.imageId,
            made.startedAt,
            made.confirmedAt,
            made.status.name(),
            made.statusDetail,
            made.statusDetailJapanese,
            ProgressText.of(made.progress),
            made.queuePlace,
            made.statusSince,
            made.id,
            made.version)
        == 1;
  }
}
