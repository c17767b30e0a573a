/**
 * The whole of Whalemountain in its own processes, as it is installed: a real engine, database and
 * directory, the docker-agent and the console from the built jars.
 */
package org.whalemountain.console.whole;
