/**
 * Who may call: an agent only the holder of its token (in services that set {@code
 * whalemountain.agent.enabled}), a service's metrics only the holder of theirs; and whose turn it
 * is. Depends on {@code problem}.
 */
package org.whalemountain.api.access;
