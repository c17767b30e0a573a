package org.whalemountain.console.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * One connection through a {@link FaultProxy}: both directions, and what happens to each request.
 */
final class FaultyWire {

  private static final Pattern REQUEST =
      Pattern.compile("^(GET|PUT|POST|DELETE|PATCH) /.*", Pattern.DOTALL);
  private static final int SHOWN = 200;
  private static final long DELAY_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long DRIP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final FaultProxy proxy;
  private final Socket caller;
  private final Socket service;
  private volatile Mischief now = Mischief.NONE;
  private volatile String asked = "";

  FaultyWire(FaultProxy proxy, Socket caller, Socket service) {
    this.proxy = proxy;
    this.caller = caller;
    this.service = service;
  }

  /** Passes bytes until one side ends. */
  void run() {
    FaultProxy.run(() -> pump(service, caller, this::answer));
    pump(caller, service, this::ask);
  }

  private interface Direction {
    void pass(InputStream in, OutputStream out) throws IOException;
  }

  private void pump(Socket from, Socket to, Direction direction) {
    try (from;
        to) {
      direction.pass(from.getInputStream(), to.getOutputStream());
    } catch (IOException gone) {
      FaultProxy.end(from);
      FaultProxy.end(to);
    }
  }

  private void ask(InputStream in, OutputStream out) throws IOException {
    var buffer = new byte[16 * 1024];
    var swallowing = false;
    for (int n; (n = in.read(buffer)) >= 0; ) {
      var beginning = new String(buffer, 0, Math.min(n, SHOWN), StandardCharsets.ISO_8859_1);
      if (REQUEST.matcher(beginning).matches()) {
        swallowing |= proxy.swallows(beginning);
        now = proxy.meets(beginning);
        asked = beginning;
        if (now == Mischief.CUT_REQUEST) {
          throw new IOException("cut");
        }
        if (now == Mischief.DELAY) {
          LockSupport.parkNanos(DELAY_NANOS);
        }
      }
      proxy.awaitHealed();
      if (beginning.startsWith("DELETE ")) {
        proxy.awaitDeletes();
      }
      if (!swallowing) {
        out.write(buffer, 0, n);
        out.flush();
      }
    }
  }

  private void answer(InputStream in, OutputStream out) throws IOException {
    var buffer = new byte[16 * 1024];
    for (int n; (n = in.read(buffer)) >= 0; ) {
      proxy.awaitHealed();
      proxy.awaitAnswer(asked);
      switch (now) {
        case LOSE_ANSWER -> throw new IOException("lost");
        case CUT_ANSWER -> {
          out.write(buffer, 0, n / 2);
          out.flush();
          throw new IOException("cut");
        }
        case DRIP -> drip(buffer, n, out);
        default -> out.write(buffer, 0, n);
      }
      out.flush();
    }
  }

  private void drip(byte[] buffer, int length, OutputStream out) throws IOException {
    for (var i = 0; i < length; i++) {
      LockSupport.parkNanos(DRIP_NANOS);
      out.write(buffer, i, 1);
      out.flush();
    }
  }
}
