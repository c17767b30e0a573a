package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A text frame on a terminal's WebSocket, {@code GET
 * /v1/containers/{name}/terminal?columns=&rows=}, which JAX-RS has no words for. It starts the
 * container's shell, and the shell dies with the connection. The terminal's bytes travel in binary
 * frames. The client sends {@code {"resize":{"columns":80,"rows":24}}}, the agent {@code
 * {"exit":{"code":0}}} before it closes.
 *
 * <p>The same frames carry a container's own program ({@code …/attach}), an execution ({@code
 * …/executions/{id}/stream}) and the wait for a program's end ({@code …/wait}). Where there is no
 * terminal, the two outputs come multiplexed: each piece has eight bytes before it, its stream (1
 * standard output, 2 standard error), three zeros and its length, big-endian. The client's {@code
 * {"end":true}} is the end of the program's input; where that is typed on an execution's terminal,
 * whoever typed has gone, and the execution is ended as with the connection.
 *
 * @param resize the terminal's new size, or null
 * @param exit how the program ended, or null
 * @param end true where no more input comes, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TerminalMessage(Resize resize, Exit exit, Boolean end) {

  /** The end of a program's input. */
  public static final TerminalMessage END = new TerminalMessage(null, null, true);

  /**
   * A terminal's size in characters, each 1 to 1000.
   *
   * @param columns characters in a line
   * @param rows lines
   */
  public record Resize(int columns, int rows) {}

  /**
   * How the shell ended.
   *
   * @param code its exit code; null where it was not learnt
   */
  public record Exit(Integer code) {}

  /** The message of a terminal that has another size now. */
  public static TerminalMessage resize(int columns, int rows) {
    return new TerminalMessage(new Resize(columns, rows), null, null);
  }

  /** The last message of a terminal. */
  public static TerminalMessage exit(Integer code) {
    return new TerminalMessage(null, new Exit(code), null);
  }
}
