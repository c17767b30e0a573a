package org.whalemountain.console.account;

import java.text.Normalizer;
import java.util.Locale;

/** One spelling for each account: directories ignore case, width and surrounding spaces. */
public final class AccountName {

  private static final int LONGEST = 64;

  private AccountName() {}

  /** What a person typed, or a directory spelled, in the one canonical form. */
  public static String of(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** Whether it is worth asking the directory. */
  public static boolean mayExist(String canonical) {
    return !canonical.isEmpty() && canonical.length() <= LONGEST;
  }
}
