package org.whalemountain.docker.file;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a new file in a container belongs to: the user the container runs as, so that a student's
 * programs may change what the student sent.
 *
 * @param uid number of the user
 * @param gid number of the group
 */
record Owner(long uid, long gid) {

  static final Owner ROOT = new Owner(0, 0);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

  /**
   * Whom the container's configuration names.
   *
   * @param user {@code ""}, {@code 1000}, {@code 1000:1000} or {@code student[:group]}; a group's
   *     name is not looked up, the user's own group stands for it
   * @param passwd the container's {@code /etc/passwd}, empty where it has none
   * @return root where the name is not known there
   */
  static Owner of(String user, String passwd) {
    var parts = user.split(":", 2);
    if (parts[0].isEmpty()) {
      return ROOT;
    }
    var entry = entry(parts[0], passwd);
    var isNumber = NUMBER.matcher(parts[0]).matches();
    if (entry.isEmpty() && !isNumber) {
      return ROOT;
    }
    var uid = isNumber ? parts[0] : entry.get()[2];
    var own = entry.map(fields -> fields[3]).orElse("0");
    var gid = parts.length > 1 && NUMBER.matcher(parts[1]).matches() ? parts[1] : own;
    return new Owner(Long.parseLong(uid), Long.parseLong(gid));
  }

  /** Fields of passwd(5): name, password, uid, gid, … */
  private static Optional<String[]> entry(String user, String passwd) {
    return passwd
        .lines()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length >= 4)
        .filter(fields -> fields[0].equals(user) || fields[2].equals(user))
        .filter(fields -> NUMBER.matcher(fields[2]).matches())
        .filter(fields -> NUMBER.matcher(fields[3]).matches())
        .findFirst();
  }
}
