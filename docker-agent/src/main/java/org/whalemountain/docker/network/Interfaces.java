package org.whalemountain.docker.network;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The host's own network interfaces, as far as this agent sees them. The engine does not compare a
 * new network with them: a bridge that an earlier engine left behind would take the answers of
 * every container that gets the same addresses.
 */
final class Interfaces {
  private static final Logger LOG = Logger.getLogger(Interfaces.class);

  private Interfaces() {}

  /**
   * Their networks that lie inside the pool; a wider one around the pool is the sysadmin's word.
   */
  static List<Subnet> inside(Subnet pool) {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(one -> one.getInterfaceAddresses().stream())
          .flatMap(address -> Subnet.read(text(address)).stream())
          .filter(subnet -> subnet.prefixLength() >= pool.prefixLength() && subnet.overlaps(pool))
          .toList();
    } catch (SocketException e) {
      LOG.warn("could not list the host's network interfaces", e);
      return List.of();
    }
  }

  private static String text(InterfaceAddress one) {
    InetAddress address = one.getAddress();
    return address.getHostAddress() + "/" + one.getNetworkPrefixLength();
  }
}
