package org.whalemountain.console.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.console.reservation.Ports;

/**
 * Takes over what a host reports of a container, and with it the host ports that the host chose
 * itself. Every call belongs into the transaction that locks the record.
 */
@ApplicationScoped
class Reported {

  private static final Logger LOG = Logger.getLogger(Reported.class);

  private final Ports ports;

  Reported(Ports ports) {
    this.ports = ports;
  }

  void see(Container record, ContainerReport report, Instant now) {
    var chosen = record.portsBy(report);
    if (!chosen.equals(record.ports)) {
      LOG.infof("its host chose its ports container=%s ports=%s", record.id, chosen);
      ports.follow(record.id, record.host, chosen);
      record.ports = chosen;
    }
    record.see(report, now);
  }
}
