package org.whalemountain.console.audit;

import java.time.Instant;

/**
 * One row.
 *
 * @param id grows with time; the value of {@code after} for the next page
 * @param at when the call came, by the database's clock
 * @param account who; for a failed login the name that was tried; null for nobody
 * @param action method and address: {@code POST /containers/{id}/start}
 * @param target the id in the address, or what the feature named
 * @param host where it concerns one
 * @param outcome done, refused, failed (on our side), aborted (the caller went away)
 * @param status the HTTP status; 101 for an opened terminal, 0 for aborted
 * @param code of the problem, if any
 * @param address where the call came from
 * @param via session or token
 */
record AuditView(
    long id,
    Instant at,
    String account,
    String action,
    String target,
    String host,
    String outcome,
    int status,
    String code,
    String address,
    String via) {

  static AuditView of(AuditRow row) {
    return new AuditView(
        row.id,
        row.at,
        row.account,
        row.action,
        row.target,
        row.host,
        row.outcome,
        row.status,
        row.code,
        row.address,
        row.via);
  }
}
