package org.whalemountain.console.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "session")
class Session {

  @Id String hash;

  String account;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "seen_at")
  Instant seenAt;
}
