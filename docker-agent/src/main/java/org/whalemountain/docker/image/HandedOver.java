package org.whalemountain.docker.image;

import java.util.List;
import java.util.Map;
import org.whalemountain.api.problem.ApiException;

/**
 * What came of a look into a build engine.
 *
 * @param brought names, {@code account/image:tag}, that are new here or lead to another image now
 * @param refused names that could not be brought in, and why
 * @param loadedBytes of layers that this host did not have
 */
public record HandedOver(
    List<String> brought, Map<String, ApiException> refused, long loadedBytes) {

  /** Copies what it is given. */
  public HandedOver {
    brought = List.copyOf(brought);
    refused = Map.copyOf(refused);
  }
}
