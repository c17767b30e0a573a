package org.whalemountain.console.account;

import java.util.List;

/**
 * A person with what the directory said of them at a login.
 *
 * @param person who they are
 * @param groups names of the directory's groups they are in, in order
 */
public record Member(Person person, List<String> groups) {}
