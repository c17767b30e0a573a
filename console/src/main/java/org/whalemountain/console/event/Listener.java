package org.whalemountain.console.event;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.whalemountain.console.container.Borrower;

/**
 * One open stream. A reader that is too slow gets less, and {@code ready} again when it has caught
 * up: what waits for it never grows beyond {@value #QUEUE_BYTES} bytes and one event.
 */
final class Listener {

  private static final int QUEUE_BYTES = 256 * 1024;

  private final Borrower borrower;
  private final Optional<String> whose;
  private final HttpServerResponse response;
  private final Context context;
  private boolean isGreeted;
  private boolean isBehind;

  /**
   * A listener whose answer has begun.
   *
   * @param whose the account whose containers it hears of; empty for everybody's
   * @param context where the response is written
   */
  Listener(
      Borrower borrower, Optional<String> whose, HttpServerResponse response, Context context) {
    this.borrower = borrower;
    this.whose = whose;
    this.response = response.setWriteQueueMaxSize(QUEUE_BYTES);
    this.context = context;
  }

  String account() {
    return borrower.account();
  }

  Locale language() {
    return borrower.language();
  }

  boolean hears(String account) {
    return whose.isEmpty() || whose.get().equals(account);
  }

  /** Says that from now on nothing is missed; the second time says nothing. */
  void greet() {
    context.runOnContext(
        now -> {
          if (!isGreeted && isOpen()) {
            isGreeted = true;
            response.write(Frame.READY);
          }
        });
  }

  void tell(List<News> all) {
    var mine =
        all.stream()
            .filter(news -> news.account() == null || hears(news.account()))
            .filter(news -> news.reader() == null || news.reader().equals(account()))
            .map(news -> borrower.isAdmin() ? news.forAdmins() : news.forUsers())
            .filter(Objects::nonNull)
            .map(frames -> frames.get(language()))
            .toList();
    if (!mine.isEmpty()) {
      context.runOnContext(now -> mine.forEach(this::write));
    }
  }

  void beat() {
    context.runOnContext(now -> write(Frame.HEARTBEAT));
  }

  void end() {
    context.runOnContext(
        now -> {
          if (isOpen()) {
            response.end();
          }
        });
  }

  /** What came before the greeting is in the lists that the reader fetches after it. */
  private void write(Buffer frame) {
    if (!isGreeted || isBehind || !isOpen()) {
      return;
    }
    if (response.writeQueueFull()) {
      isBehind = true;
      response.drainHandler(drained -> catchUp());
    } else {
      response.write(frame);
    }
  }

  private void catchUp() {
    if (isBehind && isOpen()) {
      isBehind = false;
      response.write(Frame.READY);
    }
  }

  private boolean isOpen() {
    return !response.ended() && !response.closed();
  }
}
