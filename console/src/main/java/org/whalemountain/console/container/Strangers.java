package org.whalemountain.console.container;

import java.util.List;
import org.whalemountain.api.container.ContainerReport;

/**
 * Fired after each look that is believed, in its transaction.
 *
 * @param host where
 * @param found all that this installation ordered there once and that nobody has a record of
 */
public record Strangers(String host, List<ContainerReport> found) {}
