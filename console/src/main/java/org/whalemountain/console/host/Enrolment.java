package org.whalemountain.console.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.query.Lookup;
import org.whalemountain.console.reservation.Race;
import org.whalemountain.console.secret.SecretBox;

/** Registers agents. What was registered before is known by its identity, wherever it is now. */
@ApplicationScoped
class Enrolment {

  private static final Sentence KNOWN_BLADE =
      new Sentence("This blade is registered already, as {0}.", "このブレードはすでに {0} として登録されています。");
  private static final Sentence KNOWN_URL =
      new Sentence(
          "This URL is that of the host {0} already, though another engine answers there now.",
          "この URL はすでにホスト {0} のものですが、今は別のエンジンが応答しています。");
  private static final Sentence KNOWN_NAME =
      new Sentence("There is a host named {0} already.", "{0} という名前のホストはすでにあります。");
  private static final Sentence EXISTS =
      new Sentence(
          "A host with this name, this URL or this engine is registered already.",
          "同じ名前、同じ URL、または同じエンジンのホストがすでに登録されています。");

  private final Registration registration;
  private final Hosts hosts;
  private final HostNames names;
  private final SecretBox secrets;

  Enrolment(Registration registration, Hosts hosts, HostNames names, SecretBox secrets) {
    this.registration = registration;
    this.hosts = hosts;
    this.names = names;
    this.secrets = secrets;
  }

  /**
   * Registers, or registers again.
   *
   * @throws ApiException {@code host-exists} naming the host it is
   */
  HostView add(NewHost wish) {
    var url = AgentAddress.of(wish.url()).url();
    var access = new HostAccess(wish.name(), url, wish.token(), wish.certificate());
    var report = registration.ask(access);
    try {
      return Race.retried(() -> add(wish, url, report));
    } catch (ConstraintViolationException e) {
      throw new ApiException(ErrorCode.HOST_EXISTS, EXISTS);
    }
  }

  private HostView add(NewHost wish, URI url, HostReport report) {
    var known = Host.<Host>find("hostId", report.hostId()).firstResultOptional();
    known.filter(host -> host.removedAt == null).ifPresent(host -> refuse(KNOWN_BLADE, host.name));
    Host.<Host>find("url", url.toString())
        .firstResultOptional()
        .ifPresent(host -> refuse(KNOWN_URL, host.name));
    var former = known.map(host -> host.name);
    if (!former.equals(Optional.of(wish.name()))) {
      Optional.ofNullable(Lookup.find(Host.class, wish.name(), LockModeType.NONE))
          .ifPresent(this::makeWay);
      former.ifPresent(name -> names.change(name, wish.name()));
    }
    var now = Instant.now();
    var host = former.isPresent() ? again(wish.name()) : first(wish.name(), now);
    host.hostId = report.hostId();
    host.url = url.toString();
    host.certificate = wish.certificate();
    host.address = wish.address() == null ? url.getHost() : wish.address();
    host.registeredAt = now;
    host.work();
    host.access(secrets, wish.token());
    host.report(report);
    host.persistAndFlush();
    return hosts.view(host);
  }

  private static Host first(String name, Instant now) {
    var host = new Host();
    host.name = name;
    host.seenAt = now;
    return host;
  }

  /** What is left on it is to be looked at before anything new is placed there. */
  private static Host again(String name) {
    var host = Lookup.find(Host.class, name, LockModeType.PESSIMISTIC_WRITE);
    if (host.removedAt == null) {
      throw refusal(KNOWN_BLADE, name);
    }
    host.removedAt = null;
    host.unreachableSince = null;
    return host;
  }

  /** A removed host keeps its records, but not a name that another one wants. */
  private void makeWay(Host host) {
    if (host.removedAt == null) {
      refuse(KNOWN_NAME, host.name);
    }
    names.change(host.name, HostNames.former(host.name, host.hostId));
  }

  private static void refuse(Sentence why, String name) {
    throw refusal(why, name);
  }

  private static ApiException refusal(Sentence why, String name) {
    return new ApiException(ErrorCode.HOST_EXISTS, why.with(name));
  }
}
