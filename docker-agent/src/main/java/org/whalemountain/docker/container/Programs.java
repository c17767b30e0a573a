package org.whalemountain.docker.container;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.docker.engine.EngineErrors;
import org.whalemountain.docker.wire.Wire;

/**
 * Looks for a command's program: behind the init process the engine starts every command gladly,
 * and a missing one would only be an exit code 127 later.
 */
@ApplicationScoped
class Programs {
  /** What runc takes where neither image nor order has one. */
  private static final String USUAL_PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final Wire wire;

  Programs(Wire wire) {
    this.wire = wire;
  }

  /**
   * Looks for the program that was ordered: of the entrypoint, or of the command. With an
   * entrypoint of the image's the command is only its arguments.
   *
   * @throws ApiException {@code invalid} naming it where the container does not have it
   */
  void check(InspectContainerResponse started, ContainerSpec spec) {
    var entry = started.getConfig().getEntrypoint();
    var ordered = Launch.of(spec.launch()).entrypoint();
    if (!ordered.isEmpty()) {
      require(started, "entrypoint", ordered.get(0));
    } else if (!spec.command().isEmpty() && (entry == null || entry.length == 0)) {
      require(started, "command", spec.command().get(0));
    }
  }

  private void require(InspectContainerResponse started, String field, String program) {
    var config = started.getConfig();
    if (places(program, config.getEnv(), config.getWorkingDir())
        .noneMatch(place -> isThere(started.getId(), place))) {
      throw EngineErrors.noSuchProgram(field);
    }
  }

  /** Where a program is looked for, as execvp(3) does. */
  static Stream<String> places(String program, String[] environment, String directory) {
    var from = Path.of("/", directory == null ? "" : directory);
    if (program.contains("/")) {
      return Stream.of(from.resolve(program).toString());
    }
    var path =
        Stream.of(environment == null ? new String[0] : environment)
            .filter(variable -> variable.startsWith("PATH="))
            .reduce(USUAL_PATH, (earlier, later) -> later);
    return Pattern.compile(":")
        .splitAsStream(path.substring("PATH=".length()))
        .map(folder -> from.resolve(folder).resolve(program).toString());
  }

  private boolean isThere(String id, String place) {
    var uri =
        "/containers/" + id + "/archive?path=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
    try {
      Wire.drop(Wire.await(wire.send(HttpMethod.HEAD, uri, null), wire.deadline()));
      return true;
    } catch (ApiException e) {
      if (!(e.getCause() instanceof DockerException refused)) {
        throw e;
      }
      // any other refusal says nothing about the program
      return refused.getHttpStatus() != 404;
    }
  }
}
