package org.whalemountain.console.session;

/**
 * An event: a session is over, by logout or by its limits; what it opened must close. Fired on the
 * console that ended it; others learn it from {@link Sessions#isAlive}.
 *
 * @param session its hash, as in the identity's attribute {@code session}
 * @param account whose it was
 */
public record SessionEnded(String session, String account) {}
