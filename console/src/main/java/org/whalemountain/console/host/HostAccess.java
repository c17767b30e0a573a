package org.whalemountain.console.host;

import java.net.URI;

/**
 * What it takes to call one host's agent. Never leaves this package but as an opaque value, and
 * shows no secret when it is printed.
 *
 * @param name the host
 * @param url its agent
 * @param token its agent's token
 * @param certificate the PEM to pin, or null for the publicly trusted ones
 */
record HostAccess(String name, URI url, String token, String certificate) {

  @Override
  public String toString() {
    return "HostAccess[" + name + "]";
  }
}
