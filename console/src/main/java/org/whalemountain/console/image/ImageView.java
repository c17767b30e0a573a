package org.whalemountain.console.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * One image, as one person may see it.
 *
 * @param id {@code sha256:…}
 * @param names what it is called on the hosts that have it, by name; any of them may be used in a
 *     create
 * @param owner the account that built it; null for the department's
 * @param mine whether that is the one who asks
 * @param shared whether its owner lets everybody use it
 * @param description how it is used, Markdown; null where nobody said
 * @param sizeBytes on a host's disk
 * @param createdAt when it was built; null where the host does not tell
 * @param digests what registries know it by, {@code name@sha256:…}
 * @param hosts those that have it, by name
 * @param inUse names of containers of the one who asks that are made of it
 * @param firstSeenAt when it was first seen on a host
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ImageView(
    String id,
    List<String> names,
    String owner,
    boolean mine,
    boolean shared,
    String description,
    long sizeBytes,
    Instant createdAt,
    List<String> digests,
    List<Place> hosts,
    List<String> inUse,
    Instant firstSeenAt) {

  /**
   * A host that has it.
   *
   * @param name the host
   * @param lastSeenAt when the host last said so; long ago where it does not answer any more
   */
  public record Place(String name, Instant lastSeenAt) {}
}
