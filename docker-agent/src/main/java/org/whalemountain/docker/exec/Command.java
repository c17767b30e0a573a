package org.whalemountain.docker.exec;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.whalemountain.api.container.NewExecution;
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

  /** What is sent to make one that somebody sits before, or nobody. */
  static JsonObject execution(NewExecution wanted, Mark mark) {
    var environment = new JsonArray().add(mark.environment());
    wanted.environments().forEach(environment::add);
    return request(wanted.command())
        .put("Env", environment)
        .put("AttachStdin", wanted.stdin())
        .put("Tty", wanted.tty())
        .put("WorkingDir", wanted.directory() == null ? "" : wanted.directory())
        .put("User", wanted.user() == null ? "" : wanted.user());
  }

  private static JsonObject request(List<String> words) {
    return new JsonObject()
        .put("AttachStdout", true)
        .put("AttachStderr", true)
        .put("Cmd", new JsonArray(List.copyOf(words)));
  }

  /** What is sent to start one that nobody sits before. */
  static JsonObject alone() {
    return new JsonObject().put("Detach", true);
  }

  /** What is sent to start one. */
  static JsonObject start(boolean terminal) {
    return new JsonObject().put("Detach", false).put("Tty", terminal);
  }
}
