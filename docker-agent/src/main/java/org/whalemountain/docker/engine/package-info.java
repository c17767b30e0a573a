/**
 * The one way to the Docker engine: connection, API version, deadlines, and what the engine's
 * errors mean. Depends on {@code meter} and the contract only; every other package of this service
 * may depend on it.
 */
package org.whalemountain.docker.engine;
