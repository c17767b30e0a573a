package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * One port of the container and the port of its host that leads there (TCP).
 *
 * @param guest port in the container, 1 to 65535
 * @param host port on the blade, 1 to 65535
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PortMapping(int guest, int host) {}
