package org.whalemountain.docker.build;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Sockets that this agent listens at, all of them on one thread. */
@ApplicationScoped
class Doors {
  private static final Logger LOG = Logger.getLogger(Doors.class);

  private Selector selector;

  /**
   * Listens at a socket file, which is made anew: connections that were made before go on.
   *
   * @param visitor what is done with each connection, on a thread of its own
   */
  synchronized ServerSocketChannel open(Path file, Consumer<SocketChannel> visitor)
      throws IOException {
    if (selector == null) {
      selector = Selector.open();
      Threads.run(this::accept);
    }
    var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      Files.deleteIfExists(file);
      channel.bind(UnixDomainSocketAddress.of(file));
      // whoever sees the folder may connect; then it is looked at who it is
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
      channel.configureBlocking(false);
      // register waits for select, which waits for a connection, unless it is woken
      selector.wakeup();
      channel.register(selector, SelectionKey.OP_ACCEPT, visitor);
      selector.wakeup();
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void accept() {
    while (selector.isOpen()) {
      try {
        selector.select(this::welcome);
      } catch (IOException e) {
        LOG.warnf("cannot wait for connections: %s", e);
      } catch (ClosedSelectorException e) {
        return;
      }
    }
  }

  @SuppressWarnings("unchecked")
  private void welcome(SelectionKey key) {
    try {
      var visitor = (Consumer<SocketChannel>) key.attachment();
      var channel = ((ServerSocketChannel) key.channel()).accept();
      if (channel != null) {
        channel.configureBlocking(true);
        Threads.run(() -> visitor.accept(channel));
      }
    } catch (IOException e) {
      LOG.debugf(e, "a connection was not made");
    }
  }

  @PreDestroy
  synchronized void close() throws IOException {
    if (selector != null) {
      for (var key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    }
  }
}
