/** What this agent measures. Depends on nothing else of the agent. */
package org.whalemountain.k8s.meter;
