package org.whalemountain.console.audit;

/** Facts for one row. May be written by any thread; the last word counts. */
public final class AuditNote {

  private volatile String account;
  private volatile String target;
  private volatile String host;
  private volatile boolean isDeed;
  private volatile boolean isUpgraded;

  AuditNote() {}

  /** Is written down though it is a GET: something was given out. */
  public AuditNote deed() {
    isDeed = true;
    return this;
  }

  /** Whose deed it is, where nobody is authenticated: the name a login was tried with. */
  public AuditNote account(String tried) {
    account = tried;
    return this;
  }

  /** What it was done to, where the address does not name it. */
  public AuditNote target(String what) {
    target = what;
    return this;
  }

  /** The host it was done on. */
  public AuditNote host(String where) {
    host = where;
    return this;
  }

  boolean isDeed() {
    return isDeed;
  }

  /** The connection carries something else than HTTP from now on. */
  public AuditNote upgraded() {
    isUpgraded = true;
    return this;
  }

  boolean isUpgraded() {
    return isUpgraded;
  }

  String account() {
    return account;
  }

  String target() {
    return target;
  }

  String host() {
    return host;
  }
}
