package org.whalemountain.console.audit;

/**
 * One deed.
 *
 * @param began {@link System#nanoTime} at its beginning
 * @param account who, or the name a login was tried with; null for nobody
 * @param action method and address with the places of ids: {@code DELETE /tokens/{id}}
 * @param target the id
 * @param host where, where it concerns a host
 * @param status the HTTP status; 101 for an opened terminal, 0 where the caller went away
 * @param code of the problem, if any
 * @param address where the call came from
 * @param via session or token
 */
record AuditEntry(
    long began,
    String account,
    String action,
    String target,
    String host,
    int status,
    String code,
    String address,
    String via) {

  static final String DONE = "done";
  static final String REFUSED = "refused";
  static final String FAILED = "failed";
  static final String ABORTED = "aborted";

  private static final int LONGEST_ACCOUNT = 64;
  private static final int LONGEST_TARGET = 200;
  private static final int LONGEST_HOST = 100;

  AuditEntry {
    account = cut(account, LONGEST_ACCOUNT);
    target = cut(target, LONGEST_TARGET);
    host = cut(host, LONGEST_HOST);
  }

  String outcome() {
    if (status == 0) {
      return ABORTED;
    }
    if (status < 400) {
      return DONE;
    }
    return status < 500 ? REFUSED : FAILED;
  }

  /** Control characters would forge lines where this is printed. */
  private static String cut(String text, int longest) {
    if (text == null) {
      return null;
    }
    var clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
  }
}
