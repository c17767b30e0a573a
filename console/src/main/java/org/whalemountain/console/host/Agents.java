package org.whalemountain.console.host;

import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.whalemountain.console.secret.SecretBox;

/**
 * One set of connections per host, renewed when its URL, token or certificate changes; a call reads
 * those together with what else it needs.
 */
@ApplicationScoped
public class Agents {

  /** What {@link #connection(ResultSet)} reads of the table {@code host h}. */
  public static final String COLUMNS =
      "h.name AS host, h.url AS host_url, h.token AS host_token, h.certificate AS host_certificate, h.trouble AS host_trouble";

  /** A terminal or a transfer that began before a token was rotated goes on with the old one. */
  private static final Duration LONGEST_STREAM = Duration.ofDays(1);

  private final ConcurrentMap<String, AgentConnection> connections = new ConcurrentHashMap<>();
  private final Vertx vertx;
  private final HostConfig config;
  private final SecretBox secrets;
  private final Networks networks;

  Agents(Vertx vertx, HostConfig config, SecretBox secrets) {
    this.vertx = vertx;
    this.config = config;
    this.secrets = secrets;
    this.networks = Networks.of(config.networks());
  }

  /** The agent of a row with {@link #COLUMNS}, which names the host in any case. */
  public Reach reach(ResultSet row) throws SQLException {
    var host = row.getString("host");
    if (HostTrouble.IDENTITY_CHANGED.name().equals(row.getString("host_trouble"))) {
      return Reach.refused(HostUnreachable.changed(host));
    }
    return anyConnection(row)
        .map(Reach::to)
        .orElseGet(() -> Reach.refused(HostUnreachable.removed(host)));
  }

  /** The same of a host that is in trouble; empty where it is removed. */
  Optional<AgentConnection> anyConnection(ResultSet row) throws SQLException {
    var url = row.getString("host_url");
    return url == null
        ? Optional.empty()
        : Optional.of(
            connection(
                Host.access(
                    secrets,
                    row.getString("host"),
                    url,
                    row.getString("host_token"),
                    row.getString("host_certificate"))));
  }

  AgentConnection connection(HostAccess access) {
    return connections.compute(
        access.name(),
        (name, open) -> {
          if (open != null && open.access().equals(access)) {
            return open;
          }
          closeLater(open);
          return onTrial(access);
        });
  }

  /** Calls to the agent, in the person's language. */
  public AgentClient client(AgentConnection connection, Locale language) {
    return new AgentClient(connection, config, language.getLanguage());
  }

  /** For a host that is not registered yet; the caller closes it. */
  AgentConnection onTrial(HostAccess access) {
    return new AgentConnection(vertx, access, config, networks);
  }

  /** Ends all that is under way with a host that is removed. */
  void forget(String name) {
    var old = connections.remove(name);
    if (old != null) {
      vertx.setTimer(2 * config.createTimeout().toMillis(), timer -> old.close());
    }
  }

  /** What is under way with the old token ends in peace: calls within the longest deadline. */
  private void closeLater(AgentConnection old) {
    if (old != null) {
      vertx.setTimer(2 * config.createTimeout().toMillis(), timer -> old.closeCalls());
      vertx.setTimer(LONGEST_STREAM.toMillis(), timer -> old.close());
    }
  }

  @PreDestroy
  void close() {
    connections.values().forEach(AgentConnection::close);
  }
}
