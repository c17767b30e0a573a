package org.whalemountain.docker.image;

import java.util.List;

/**
 * Fired while an image that came from a build engine is removed from this host: nothing uses it,
 * and it would come back from there. An observer that throws keeps the image here, so that the
 * removal can be asked for again.
 *
 * @param account whose build engine it came from
 * @param sourceId its id there, {@code sha256:…}
 * @param names what it is called here, and there, {@code account/name:tag}
 */
public record ImageRemoval(String account, String sourceId, List<String> names) {}
