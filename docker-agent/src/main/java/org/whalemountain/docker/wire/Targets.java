package org.whalemountain.docker.wire;

import com.github.dockerjava.api.exception.DockerException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;

/** Finds the container that a stream is about, by one inspection. For threads that may wait. */
@ApplicationScoped
public class Targets {

  /** No slash and no question mark, so that a name never becomes another address. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,199}");

  private final Wire wire;

  Targets(Wire wire) {
    this.wire = wire;
  }

  /**
   * Our container of that full name.
   *
   * @throws ApiException {@code not-found} where it is not there or not ours
   */
  public Target find(String fullName) {
    if (!NAME.matcher(fullName).matches()) {
      throw Target.notHere(fullName);
    }
    return Target.read(fullName, inspect(fullName)).orElseThrow(() -> Target.notHere(fullName));
  }

  /**
   * The same, running.
   *
   * @throws ApiException {@code not-found}, {@code wrong-state} where it does not run
   */
  public Target running(String fullName) {
    return find(fullName).running(fullName);
  }

  private JsonObject inspect(String fullName) {
    try {
      var asked = wire.ask(HttpMethod.GET, "/containers/" + fullName + "/json", null);
      return Wire.await(asked, wire.deadline());
    } catch (ApiException e) {
      if (e.getCause() instanceof DockerException refused && refused.getHttpStatus() == 404) {
        throw Target.notHere(fullName);
      }
      throw e;
    }
  }
}
