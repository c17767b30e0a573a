package org.whalemountain.console.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A wire between console and agent that a test can cut. Holds back what begins with a given word
 * ({@code PUT /v1}), so that a test can act at the moment the request has left the console and has
 * not reached the agent.
 */
final class FaultProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile String held = "";
  private volatile CountDownLatch arrived = new CountDownLatch(1);

  FaultProxy(int target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** From now on requests that begin so are swallowed, and their caller waits. */
  void hold(String beginning) {
    arrived = new CountDownLatch(1);
    held = beginning;
  }

  /** Waits until such a request was swallowed. */
  void awaitHeld() throws InterruptedException {
    if (!arrived.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("no request began with " + held);
    }
  }

  /** From now on everything passes; what was swallowed stays lost. */
  void pass() {
    held = "";
  }

  /** Cuts every connection that is open now. */
  void cut() {
    open.forEach(FaultProxy::end);
    open.clear();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var caller = listener.accept();
        open.add(caller);
        run(() -> connect(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket caller) {
    try (var service = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(service);
      run(() -> pump(service, caller, false));
      pump(caller, service, true);
    } catch (IOException refused) {
      end(caller);
    }
  }

  private void pump(Socket from, Socket to, boolean isRequest) {
    try (from;
        to) {
      copy(from.getInputStream(), to.getOutputStream(), isRequest);
    } catch (IOException gone) {
      end(from);
      end(to);
    }
  }

  private void copy(InputStream in, OutputStream out, boolean isRequest) throws IOException {
    var buffer = new byte[16 * 1024];
    var swallowing = false;
    for (int n; (n = in.read(buffer)) >= 0; ) {
      var word = held;
      if (isRequest
          && !word.isEmpty()
          && new String(buffer, 0, n, StandardCharsets.ISO_8859_1).startsWith(word)) {
        swallowing = true;
        arrived.countDown();
      }
      if (!swallowing) {
        out.write(buffer, 0, n);
        out.flush();
      }
    }
  }

  private static void end(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to end.
    }
  }

  private static void run(Runnable work) {
    var thread = new Thread(work, "fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
