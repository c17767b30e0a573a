package org.whalemountain.api.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  private static final Sentence NOT_EMPTY = new Sentence("must name a program", "にはプログラム名が必要です");

  public NewExecution {
    command = orEmpty(command);
    environments = orEmpty(environments);
    tty = Boolean.TRUE.equals(tty);
    stdin = Boolean.TRUE.equals(stdin);
    var check = new Check();
    check.that(!command.isEmpty(), "command", NOT_EMPTY);
    Definition.command(check, "command", command);
    Definition.environments(check, "environments", environments);
    Definition.user(check, "user", user);
    Definition.directory(check, "directory", directory);
    check.done();
  }

  /** Unlike {@code List.copyOf} this lets a null entry through to the check that names it. */
  private static List<String> orEmpty(List<String> list) {
    return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
  }
}
