package org.whalemountain.api.image;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;

/**
 * One image of a host.
 *
 * @param id {@code sha256:…}
 * @param names its references, {@code name:tag}, without those that only the agent uses
 * @param digests the digests registries know it by, {@code name@sha256:…}
 * @param owner the account whose build engine it came from, as the agent itself marked it when it
 *     was brought in, or null for the department's; never what the image says of itself
 * @param sizeBytes on the host's disk
 * @param createdAt when it was built
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImageReport(
    String id,
    List<String> names,
    List<String> digests,
    String owner,
    long sizeBytes,
    Instant createdAt) {

  public ImageReport {
    names = names == null ? List.of() : List.copyOf(names);
    digests = digests == null ? List.of() : List.copyOf(digests);
  }
}
