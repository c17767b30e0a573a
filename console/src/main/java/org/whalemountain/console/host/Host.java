package org.whalemountain.console.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.secret.SecretBox;

/**
 * One registered agent. A look writes what it saw, and never over what an administrator changes.
 */
@Entity
@DynamicUpdate
@Table(name = "host")
class Host extends PanacheEntityBase {

  private static final ObjectMapper JSON = StrictJson.mapper();

  @Id String name;

  @Column(name = "host_id")
  String hostId;

  String url;
  String kind;

  /** Locked by {@link SecretBox}. */
  String token;

  @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
  String certificate;

  String address;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  HostState state;

  /** The last {@link HostReport} as JSON. */
  @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
  String report;

  double cpus;

  @Column(name = "memory_mib")
  long memoryMiB;

  @Column(name = "registered_at")
  Instant registeredAt;

  @Column(name = "seen_at")
  Instant seenAt;

  @Column(name = "unreachable_since")
  Instant unreachableSince;

  /** When its drain was last changed; null while it is at work. */
  @Column(name = "drained_at")
  Instant drainedAt;

  @Column(name = "drain_until")
  Instant drainUntil;

  String notice;

  @Column(name = "notice_ja")
  String noticeJapanese;

  /** Since when it is registered no more; its URL and token are forgotten then. */
  @Column(name = "removed_at")
  Instant removedAt;

  /** Why it is not believed; null while it is. */
  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  HostTrouble trouble;

  /** Containers with labels of ours that this installation did not order. */
  @Column(name = "foreign_containers")
  Integer foreignContainers;

  @Column(name = "engine_started_at")
  Instant engineStartedAt;

  HostAccess access(SecretBox secrets) {
    return access(secrets, name, url, token, certificate);
  }

  static HostAccess access(
      SecretBox secrets, String name, String url, String token, String certificate) {
    return new HostAccess(name, URI.create(url), secrets.open(purpose(name), token), certificate);
  }

  void access(SecretBox secrets, String plainToken) {
    token = secrets.lock(purpose(name), plainToken);
  }

  void work() {
    state = HostState.ACTIVE;
    drainedAt = null;
    drainUntil = null;
    notice = null;
    noticeJapanese = null;
  }

  void drain(Instant until, HostNotice words, Instant now) {
    state = HostState.DRAINING;
    drainedAt = now;
    drainUntil = until;
    notice = words == null ? null : words.en();
    noticeJapanese = words == null ? null : words.ja();
  }

  /** What leads to its agent is forgotten; what it is and what is held on it stay. */
  void leave(Instant now) {
    work();
    removedAt = now;
    url = null;
    token = "";
    certificate = null;
  }

  /** Whether it was looked at since it was registered: one that comes back may have left things. */
  boolean isLookedAt() {
    return !seenAt.isBefore(registeredAt);
  }

  HostReport report() {
    try {
      return JSON.readValue(report, HostReport.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("host report in the database is no JSON: " + name, e);
    }
  }

  void report(HostReport seen) {
    try {
      report = JSON.writeValueAsString(seen);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report is always JSON", e);
    }
    kind = seen.kind();
    cpus = seen.cpus();
    memoryMiB = seen.memoryMiB();
  }

  private static String purpose(String name) {
    return "host " + name;
  }
}
