package org.whalemountain.console.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A wire between console and agent that a test can cut, disturb or lead elsewhere. Holds back
 * requests that begin with a given word ({@code PUT /v1}), or the answers to them, so that a test
 * can act at the moment the request has left the console and has not reached the agent, or the
 * agent has done it and the console does not know.
 */
final class FaultProxy implements AutoCloseable {

  private static final int CONNECT_MILLIS = 5000;

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile InetSocketAddress target;
  private volatile Held requests = new Held();
  private volatile Held answers = new Held();
  private volatile CountDownLatch healed = new CountDownLatch(0);
  private volatile CountDownLatch deletes = new CountDownLatch(0);
  private volatile Function<String, Mischief> mischief = request -> Mischief.NONE;

  /** To a port of loopback. */
  FaultProxy(int target) {
    this(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
  }

  FaultProxy(InetSocketAddress target) {
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
  Held hold(String... beginnings) {
    requests = new Held(beginnings);
    return requests;
  }

  /** Waits until such a request was swallowed. */
  void awaitHeld() throws InterruptedException {
    requests.await();
  }

  /** From now on answers to requests that begin so wait on their way; the requests arrive. */
  Held holdAnswers(String... beginnings) {
    answers = new Held(beginnings);
    return answers;
  }

  /** From now on everything passes; what was swallowed stays lost. */
  void pass() {
    requests.pass();
    answers.pass();
  }

  /** From now on each request meets what is supplied. */
  void disturb(Supplier<Mischief> each) {
    mischief = request -> each.get();
  }

  /** From now on this happens to requests that begin so, and nothing to any other. */
  void disturb(String beginning, Mischief what) {
    mischief = request -> request.startsWith(beginning) ? what : Mischief.NONE;
  }

  /** From now on nothing arrives, in either direction, and nobody is told. */
  void part() {
    healed = new CountDownLatch(1);
  }

  /** Ends that; what was on its way arrives, however late. */
  void heal() {
    healed.countDown();
  }

  /** From now on requests to delete wait on their way. */
  void delayDeletes() {
    deletes = new CountDownLatch(1);
  }

  /** Ends that; they arrive. */
  void passDeletes() {
    deletes.countDown();
  }

  /** From now on it leads there; connections that are open are cut. */
  void leadTo(InetSocketAddress other) {
    target = other;
    cut();
  }

  /** Cuts every connection that is open now. */
  void cut() {
    open.forEach(FaultProxy::end);
    open.clear();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    heal();
    passDeletes();
    pass();
    cut();
  }

  /** Whether this request is swallowed. */
  boolean swallows(String request) {
    var held = requests;
    if (!held.concerns(request)) {
      return false;
    }
    held.arrive(request);
    return true;
  }

  /** Waits while the answer to that request is held back. */
  void awaitAnswer(String request) {
    var held = answers;
    if (held.concerns(request)) {
      held.arrive(request);
      held.awaitPass();
    }
  }

  /** What happens to this request. */
  Mischief meets(String request) {
    return mischief.apply(request);
  }

  /** Waits while the two sides are parted. */
  void awaitHealed() {
    await(healed);
  }

  /** Waits while requests to delete are delayed. */
  void awaitDeletes() {
    await(deletes);
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void end(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to end.
    }
  }

  static void run(Runnable work) {
    var thread = new Thread(work, "fault-proxy");
    thread.setDaemon(true);
    thread.start();
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
    awaitHealed();
    try (var service = new Socket()) {
      service.connect(target, CONNECT_MILLIS);
      open.add(service);
      new FaultyWire(this, caller, service).run();
      open.remove(service);
    } catch (IOException refused) {
      end(caller);
    }
    open.remove(caller);
  }
}
