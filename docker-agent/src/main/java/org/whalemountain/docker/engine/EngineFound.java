package org.whalemountain.docker.engine;

import com.github.dockerjava.api.DockerClient;

/**
 * Fired once per connection, after the API version is agreed and before the first call: for what
 * has to be there before anybody asks. An observer may use only the client it is given; when it
 * throws, the connection counts as not made.
 *
 * @param client speaks the agreed version; already inside a deadline
 */
public record EngineFound(DockerClient client) {}
