package org.whalemountain.console.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "audit")
class AuditRow {

  @Id long id;
  Instant at;
  String account;
  String action;
  String target;
  String host;
  String outcome;
  int status;
  String code;
  String address;
  String via;
}
