/** What this agent measures. Depends on the contract only; every other package may use it. */
package org.whalemountain.docker.meter;
