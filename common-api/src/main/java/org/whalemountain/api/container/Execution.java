package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A command that was made known to run in a container.
 *
 * @param id for the other calls; good for this container only
 * @param running whether it runs now
 * @param exitCode once it has ended, else null
 * @param tty whether it has a terminal
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Execution(String id, boolean running, Integer exitCode, boolean tty) {}
