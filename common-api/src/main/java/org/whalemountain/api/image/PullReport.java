package org.whalemountain.api.image;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.whalemountain.api.container.PullProgress;

/**
 * How far an image is.
 *
 * @param imageId what it is, {@code sha256:…}, once it is there; else null
 * @param progress how far; null while it waits for other pulls, and once it is there
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PullReport(String imageId, PullProgress progress) {}
