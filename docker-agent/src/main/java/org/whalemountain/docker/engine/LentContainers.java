package org.whalemountain.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

/** Finds a container by its full name; what is not ours is not there. */
@ApplicationScoped
public class LentContainers {
  private static final Pattern FULL_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,127}");

  private final Engine engine;

  LentContainers(Engine engine) {
    this.engine = engine;
  }

  /**
   * What the engine knows of it now.
   *
   * @throws ApiException {@code not-found} where there is none, or a foreign one
   */
  public InspectContainerResponse get(String fullName) {
    return engine
        .call(client -> find(client, fullName))
        .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, EngineErrors.NO_CONTAINER));
  }

  /** The same inside a call to the engine. */
  public static Optional<InspectContainerResponse> find(DockerClient client, String fullName) {
    return findAny(client, fullName)
        .filter(found -> Labels.isLent(found.getConfig().getLabels(), found.getName()));
  }

  /** Whoever has that name, ours or not. */
  public static Optional<InspectContainerResponse> findAny(DockerClient client, String fullName) {
    if (!FULL_NAME.matcher(fullName).matches()) {
      return Optional.empty();
    }
    try {
      var found = client.inspectContainerCmd(fullName).exec();
      // the engine takes the beginning of an id for a name
      return Optional.of(found).filter(it -> it.getName().equals("/" + fullName));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
