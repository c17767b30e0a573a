package org.whalemountain.console.docker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.whalemountain.console.container.ContainerView;

/**
 * Where a host's ports are reached, as a number: newer clients take no name there. For threads that
 * may wait.
 */
final class HostAddress {

  private static final String UNKNOWN = "0.0.0.0";

  private HostAddress() {}

  static String of(ContainerView.Port port) {
    var name = port.address().substring(0, port.address().lastIndexOf(':'));
    try {
      return InetAddress.getByName(name.replaceAll("[\\[\\]]", "")).getHostAddress();
    } catch (UnknownHostException e) {
      return UNKNOWN;
    }
  }
}
