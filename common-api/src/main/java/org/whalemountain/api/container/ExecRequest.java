package org.whalemountain.api.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * A command to run in a container.
 *
 * @param command the program and its arguments, not a shell line
 * @param timeoutSeconds after that many seconds its processes are killed: 1 to 3600, else 60
 */
public record ExecRequest(List<String> command, Integer timeoutSeconds) {

  private static final int DEFAULT_TIMEOUT_SECONDS = 60;
  private static final int LONGEST_TIMEOUT_SECONDS = 3600;
  private static final Sentence NOT_EMPTY = new Sentence("must name a program", "にはプログラム名が必要です");
  private static final Sentence TIMEOUT_RULE =
      new Sentence("must be between 1 and 3600, was {0}", "は 1 から 3600 の間である必要があります (入力: {0})");

  public ExecRequest {
    command = command == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(command));
    timeoutSeconds = timeoutSeconds == null ? DEFAULT_TIMEOUT_SECONDS : timeoutSeconds;
    var check = new Check();
    check.that(!command.isEmpty(), "command", NOT_EMPTY);
    Definition.command(check, "command", command);
    check.that(
        timeoutSeconds >= 1 && timeoutSeconds <= LONGEST_TIMEOUT_SECONDS,
        "timeoutSeconds",
        TIMEOUT_RULE.with(timeoutSeconds));
    check.done();
  }
}
