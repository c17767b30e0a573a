/**
 * Who may call an agent: the holder of its token, and nobody else. Active only in services that set
 * {@code whalemountain.agent.enabled}. Depends on {@code problem}.
 */
package org.whalemountain.api.access;
