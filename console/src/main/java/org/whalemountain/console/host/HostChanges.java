package org.whalemountain.console.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.time.Instant;
import org.hibernate.exception.ConstraintViolationException;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.reservation.Race;
import org.whalemountain.console.secret.SecretBox;

/** Changes hosts: what leads to their agents only when the same agent answers there. */
@ApplicationScoped
class HostChanges {

  private static final Sentence OTHER_ENGINE =
      new Sentence(
          "Another engine answers there than the one that was registered. Nothing was changed.",
          "登録時とは別のエンジンが応答しています。何も変更されていません。");
  private static final Sentence KNOWN_URL =
      new Sentence("Another host has this URL already.", "この URL はすでに別のホストのものです。");

  private final Registration registration;
  private final Hosts hosts;
  private final SecretBox secrets;

  HostChanges(Registration registration, Hosts hosts, SecretBox secrets) {
    this.registration = registration;
    this.hosts = hosts;
    this.secrets = secrets;
  }

  /**
   * Changes one.
   *
   * @throws ApiException {@code wrong-state} where another engine answers, {@code host-exists}
   */
  HostView change(String name, HostChange change) {
    var url = change.url() == null ? null : AgentAddress.of(change.url()).url();
    if (change.concernsAgent()) {
      requireSameEngine(name, change, url);
    }
    try {
      return Race.retried(
          () -> {
            var host = hosts.require(name, LockModeType.PESSIMISTIC_WRITE);
            apply(host, change, url);
            host.persistAndFlush();
            return hosts.view(host);
          });
    } catch (ConstraintViolationException e) {
      throw new ApiException(ErrorCode.HOST_EXISTS, KNOWN_URL);
    }
  }

  private void apply(Host host, HostChange change, URI url) {
    if (HostState.ACTIVE.text().equals(change.state())) {
      host.work();
    } else if (change.state() != null) {
      host.drain(change.drainUntil(), change.notice(), Instant.now());
    }
    if (change.token() != null) {
      host.access(secrets, change.token());
    }
    if (change.certificate() != null) {
      host.certificate = change.certificate();
    }
    if (url != null) {
      if (host.address.equals(URI.create(host.url).getHost())) {
        host.address = url.getHost();
      }
      host.url = url.toString();
    }
    if (change.address() != null) {
      host.address = change.address();
    }
  }

  private void requireSameEngine(String name, HostChange change, URI url) {
    var current = hosts.known(name);
    var old = current.access(secrets);
    var report =
        registration.ask(
            new HostAccess(
                name,
                url == null ? old.url() : url,
                change.token() == null ? old.token() : change.token(),
                change.certificate() == null ? old.certificate() : change.certificate()));
    if (!current.hostId.equals(report.hostId())) {
      throw new ApiException(ErrorCode.WRONG_STATE, OTHER_ENGINE);
    }
  }
}
