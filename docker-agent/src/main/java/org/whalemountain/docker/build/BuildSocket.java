package org.whalemountain.docker.build;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import jdk.net.ExtendedSocketOptions;

/**
 * The socket of one account's build engine. It lies in a folder that the account's builds may write
 * to, where they could put a link to any other socket of the host. So nothing is sent before the
 * other side has shown the account's uid, which it cannot choose (SO_PEERCRED, unix(7)).
 *
 * @param path where the engine listens
 * @param home a folder of the account: its owner's uid is the account's
 */
record BuildSocket(Path path, Path home) {

  /** Whether an engine listens. */
  boolean answers() {
    try (var channel = connect()) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** A connection to the engine itself. */
  SocketChannel connect() throws IOException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      if (!isOfAccount(channel)) {
        throw new IOException("somebody else listens at the build engine's socket");
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether the other side of a connection runs under the account's uid. */
  boolean isOfAccount(SocketChannel channel) throws IOException {
    var owner = Files.getOwner(home, LinkOption.NOFOLLOW_LINKS).getName();
    return owner.equals(channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName());
  }
}
