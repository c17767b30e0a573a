package org.whalemountain.api.container;

import java.util.regex.Pattern;
import org.whalemountain.api.problem.Sentence;

/**
 * A container's name in the engine, {@code <account>-<name>}: unique over all accounts.
 *
 * <p>A hyphen in an account is doubled, so {@code a-b} + {@code c} ({@code a--b-c}) never meets
 * {@code a} + {@code b-c} ({@code a-b-c}): names begin with a letter or digit, so the first single
 * hyphen is the border.
 */
public final class FullName {

  /** What an account may look like: it becomes part of names in the engine. */
  public static final Pattern ACCOUNT = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])?");

  /** What a container's own name may look like, 1 to 40 characters. */
  public static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

  /** What is wrong with a name that does not match {@link #NAME}. */
  public static final Sentence NAME_RULE =
      new Sentence(
          "must be 1 to 40 of a-z, 0-9 and -, beginning and ending with a letter or digit, was {0}",
          "は a-z、0-9、- の 1 から 40 文字で、英数字で始まり英数字で終わる必要があります (入力: {0})");

  /** What is wrong with an account that does not match {@link #ACCOUNT}. */
  public static final Sentence ACCOUNT_RULE =
      new Sentence(
          "must be 1 to 32 of a-z, 0-9, '.', '_' and '-', beginning and ending with a letter or digit",
          "は a-z、0-9、「.」「_」「-」の 1 から 32 文字で、英数字で始まり英数字で終わる必要があります");

  private FullName() {}

  /** The name in the engine. */
  public static String of(String account, String name) {
    return account.replace("-", "--") + "-" + name;
  }

  /** The account's network in the engine. */
  public static String networkOf(String account) {
    return "wm-" + account;
  }
}
