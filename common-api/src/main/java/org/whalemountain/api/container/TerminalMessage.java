package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A text frame on a terminal's WebSocket, {@code GET
 * /v1/containers/{name}/terminal?columns=&rows=}, which JAX-RS has no words for. It starts the
 * container's shell, and the shell dies with the connection. The terminal's bytes travel in binary
 * frames. The client sends {@code {"resize":{"columns":80,"rows":24}}}, the agent {@code
 * {"exit":{"code":0}}} before it closes.
 *
 * @param resize the terminal's new size, or null
 * @param exit how the shell ended, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TerminalMessage(Resize resize, Exit exit) {

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

  /** The last message of a terminal. */
  public static TerminalMessage exit(Integer code) {
    return new TerminalMessage(null, new Exit(code));
  }
}
