package org.whalemountain.console.placement;

import java.util.List;
import org.whalemountain.api.problem.Sentence;

/**
 * Where a container is made.
 *
 * @param host on which host
 * @param address where its ports will be reached
 * @param gpus UUIDs of the GPUs it gets
 * @param imageId the image there; null where the host is to fetch it
 * @param why why there
 */
public record Choice(
    String host, String address, List<String> gpus, String imageId, Sentence why) {}
