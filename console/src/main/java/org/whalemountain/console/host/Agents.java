package org.whalemountain.console.host;

import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** One set of connections per host, renewed when its URL, token or certificate changes. */
@ApplicationScoped
public class Agents {

  private final ConcurrentMap<String, AgentConnection> connections = new ConcurrentHashMap<>();
  private final Vertx vertx;
  private final HostConfig config;

  Agents(Vertx vertx, HostConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  AgentConnection connection(HostAccess access) {
    return connections.compute(
        access.name(),
        (name, open) -> {
          if (open != null && open.access().equals(access)) {
            return open;
          }
          closeLater(open);
          return new AgentConnection(vertx, access, config);
        });
  }

  AgentClient client(HostAccess access, Locale language) {
    return new AgentClient(connection(access), config, language.getLanguage());
  }

  /** For a host that is not registered yet; the caller closes it. */
  AgentConnection onTrial(HostAccess access) {
    return new AgentConnection(vertx, access, config);
  }

  void forget(String name) {
    closeLater(connections.remove(name));
  }

  /** What is under way with the old token ends in peace, within the longest deadline. */
  private void closeLater(AgentConnection old) {
    if (old != null) {
      vertx.setTimer(2 * config.createTimeout().toMillis(), timer -> old.close());
    }
  }

  @PreDestroy
  void close() {
    connections.values().forEach(AgentConnection::close);
  }
}
