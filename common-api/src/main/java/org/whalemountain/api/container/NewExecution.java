package org.whalemountain.api.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * A command that is to run in a container beside its program, with somebody before it or alone.
 *
 * @param command the program and its arguments, not a shell line
 * @param environments {@code KEY=value}, beside those of the container
 * @param directory where it begins; null for where the container's program did
 * @param user a name or number, perhaps with {@code :group}; null for the container's
 * @param tty whether it gets a terminal of its own
 * @param stdin whether it reads what is sent to it; no where it is left out, like {@code tty}
 */
public record NewExecution(
    List<String> command,
    List<String> environments,
    String directory,
    String user,
    Boolean tty,
    Boolean stdin) {

  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}");
  private static final int LONGEST_DIRECTORY = 4096;
  private static final Sentence NOT_EMPTY = new Sentence("must name a program", "にはプログラム名が必要です");
  private static final Sentence USER_RULE =
      new Sentence("must be a user's name or number", "はユーザー名かユーザー番号である必要があります");
  private static final Sentence DIRECTORY_RULE =
      new Sentence("must be an absolute path", "は絶対パスである必要があります");

  public NewExecution {
    command = orEmpty(command);
    environments = orEmpty(environments);
    tty = Boolean.TRUE.equals(tty);
    stdin = Boolean.TRUE.equals(stdin);
    var check = new Check();
    check.that(!command.isEmpty(), "command", NOT_EMPTY);
    Definition.command(check, "command", command);
    Definition.environments(check, "environments", environments);
    check.that(user == null || USER.matcher(user).matches(), "user", USER_RULE);
    check.that(directory == null || isPath(directory), "directory", DIRECTORY_RULE);
    check.done();
  }

  private static boolean isPath(String text) {
    return text.startsWith("/") && text.indexOf('\0') < 0 && text.length() <= LONGEST_DIRECTORY;
  }

  /** Unlike {@code List.copyOf} this lets a null entry through to the check that names it. */
  private static List<String> orEmpty(List<String> list) {
    return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
  }
}
