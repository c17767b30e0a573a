package org.whalemountain.docker.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * A unix socket that leads to the real engine and notes the requests that pass; while it is mute,
 * it takes them and answers nothing.
 */
public final class EngineTap implements AutoCloseable {
  private static final Path ENGINE = Path.of("/var/run/docker.sock");
  private static final Pattern REQUEST =
      Pattern.compile("(?:^|\\n)((?:GET|POST|DELETE|HEAD|PUT) /[^ ]*) HTTP/1.1\\r");

  private final Path socket;
  private final ServerSocketChannel server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private volatile boolean mute;

  public EngineTap(Path socket) throws IOException {
    this.socket = socket;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    start(this::accept);
  }

  public URI url() {
    return URI.create("unix://" + socket);
  }

  /** Method and address of each request, in their order. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public void forgetRequests() {
    requests.clear();
  }

  public void mute(boolean on) {
    mute = on;
  }

  private void accept() {
    try {
      while (true) {
        var client = server.accept();
        var engine = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE));
        open.add(client);
        open.add(engine);
        start(() -> pipe(client, engine, true));
        start(() -> pipe(engine, client, false));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void pipe(SocketChannel from, SocketChannel to, boolean asks) {
    var bytes = ByteBuffer.allocate(64 * 1024);
    try (from;
        to) {
      while (from.read(bytes.clear()) >= 0) {
        bytes.flip();
        if (asks) {
          note(StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString());
        }
        while (bytes.hasRemaining() && !mute) {
          to.write(bytes);
        }
      }
    } catch (IOException closed) {
      // one side went away, so does the other
    } finally {
      open.remove(from);
    }
  }

  private void note(String text) {
    var request = REQUEST.matcher(text);
    while (request.find()) {
      requests.add(request.group(1));
    }
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "engine-tap");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var channel : open) {
        channel.close();
      }
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
