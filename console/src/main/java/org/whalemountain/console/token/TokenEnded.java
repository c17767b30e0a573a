package org.whalemountain.console.token;

/**
 * An event: a token was revoked; what it opened must close. Fired on the console that revoked it;
 * others learn it from {@link Tokens#isAlive}.
 *
 * @param token its id, as in the identity's attribute {@code token}
 * @param account whose it was
 */
public record TokenEnded(String token, String account) {}
