package org.whalemountain.console.event;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Map;

/**
 * One event for all who may have it.
 *
 * @param account whose container it is about; null where it is about none
 * @param reader who alone hears of it; null where that is for the listeners to say
 * @param forAdmins by language, as administrators get it; null where it tells them nothing new
 * @param forUsers likewise for everybody else
 */
record News(
    String account, String reader, Map<Locale, Buffer> forAdmins, Map<Locale, Buffer> forUsers) {

  /** About a container: whoever may see it sees the same. */
  static News ofContainer(String account, Map<Locale, Buffer> frames) {
    return new News(account, null, frames, frames);
  }

  /** About a host, which has no language. */
  static News ofHost(Buffer forAdmins, Buffer forUsers) {
    return new News(null, null, inEach(forAdmins), inEach(forUsers));
  }

  /** For one person's own pages. */
  static News to(String reader, Buffer frame) {
    return new News(null, reader, inEach(frame), inEach(frame));
  }

  static Map<Locale, Buffer> inEach(Buffer frame) {
    return frame == null ? null : Map.of(Locale.ENGLISH, frame, Locale.JAPANESE, frame);
  }
}
