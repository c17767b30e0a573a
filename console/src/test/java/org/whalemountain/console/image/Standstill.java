package org.whalemountain.console.image;

import org.whalemountain.console.query.Query;

/** Another console has the turn of all timers that ask hosts, and does nothing with it. */
final class Standstill {

  private Standstill() {}

  static void begin(Query query) {
    for (var lease : new String[] {"host-watch", "image-refresh", "runner-watch"}) {
      query.change(
          "INSERT INTO lease (name, holder, held_until, epoch) VALUES (?, 'test', NOW(6) + INTERVAL 1 HOUR, 1)"
              + " ON DUPLICATE KEY UPDATE holder = 'test', held_until = VALUES(held_until)",
          lease);
    }
  }

  static void end(Query query) {
    query.change("UPDATE lease SET held_until = NOW(6) - INTERVAL 1 SECOND WHERE holder = 'test'");
  }
}
