package org.whalemountain.k8s.lent;

import java.util.Optional;
import org.whalemountain.api.container.FullName;

/**
 * The account and the own name in a full name ({@link FullName}): a hyphen of the account is
 * doubled, the first single one is the border.
 *
 * @param owner the account
 * @param name the container's own name
 */
record Names(String owner, String name) {

  /** Empty where it is no full name. */
  static Optional<Names> of(String fullName) {
    var owner = new StringBuilder();
    for (var i = 0; i < fullName.length(); i++) {
      if (fullName.charAt(i) != '-') {
        owner.append(fullName.charAt(i));
      } else if (i + 1 < fullName.length() && fullName.charAt(i + 1) == '-') {
        owner.append('-');
        i++;
      } else {
        return checked(owner.toString(), fullName.substring(i + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<Names> checked(String owner, String name) {
    return FullName.ACCOUNT.matcher(owner).matches() && FullName.NAME.matcher(name).matches()
        ? Optional.of(new Names(owner, name))
        : Optional.empty();
  }
}
