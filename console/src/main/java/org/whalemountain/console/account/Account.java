package org.whalemountain.console.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Who was here, as of the last login. */
@Entity
@Table(name = "account")
class Account {

  @Id String id;

  @Column(name = "display_name")
  String displayName;

  boolean admin;

  @Column(name = "created_at")
  Instant createdAt;

  /** Null for somebody who was never here. */
  @Column(name = "logged_in_at")
  Instant loggedInAt;
}
