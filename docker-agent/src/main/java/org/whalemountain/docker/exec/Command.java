package org.whalemountain.docker.exec;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.whalemountain.docker.wire.Target;

/**
 * A command made known to the engine.
 *
 * @param target the container it runs in
 * @param id the engine's id of it
 * @param mark what its processes carry
 */
public record Command(Target target, String id, Mark mark) {

  /** What is sent to make one that only prints. */
  static JsonObject printing(List<String> words, Mark mark) {
    return request(words).put("Env", new JsonArray().add(mark.environment()));
  }

  /** What is sent to make one without a mark, for the agent's own errands. */
  static JsonObject errand(List<String> words) {
    return request(words);
  }

  /** What is sent to make one with a terminal. */
  static JsonObject terminal(List<String> words, Mark mark) {
    return request(words)
        .put("Env", new JsonArray().add(mark.environment()).add("TERM=xterm-256color"))
        .put("AttachStdin", true)
        .put("Tty", true);
  }

  private static JsonObject request(List<String> words) {
    return new JsonObject()
        .put("AttachStdout", true)
        .put("AttachStderr", true)
        .put("Cmd", new JsonArray(List.copyOf(words)));
  }

  /** What is sent to start one. */
  static JsonObject start(boolean terminal) {
    return new JsonObject().put("Detach", false).put("Tty", terminal);
  }
}
