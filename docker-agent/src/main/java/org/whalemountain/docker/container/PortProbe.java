package org.whalemountain.docker.container;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

/**
 * Looks whether host ports are free, for a container that is made now and started later: who orders
 * it can still be given others. It sees what this process's network sees; the engine has the last
 * word at the start.
 */
final class PortProbe {
  private static final Logger LOG = Logger.getLogger(PortProbe.class);
  private static final Sentence TAKEN =
      new Sentence("is in use on this host: {0}", "はこのホストで使われています: {0}");

  private PortProbe() {}

  /**
   * Tries each for a moment.
   *
   * @param address that published ports listen on
   * @throws ApiException {@code port-taken} naming the first that is in use
   */
  static void require(List<PortMapping> ports, String address) {
    for (var i = 0; i < ports.size(); i++) {
      if (isTaken(address, ports.get(i).host())) {
        var field = "ports[" + i + "].host";
        var rule = TAKEN.with(ports.get(i).host());
        throw new ApiException(
            ErrorCode.PORT_TAKEN,
            new Sentence(field + " " + rule.english(), field + " " + rule.japanese()),
            List.of(new FieldProblem(field, rule)));
      }
    }
  }

  private static boolean isTaken(String address, int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
      return false;
    } catch (BindException e) {
      // the address may be one that only the engine's network has
      return String.valueOf(e.getMessage()).contains("in use");
    } catch (IOException e) {
      LOG.debugf(e, "could not look at port=%d", port);
      return false;
    }
  }
}
