package org.whalemountain.docker.image;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Registries that images are pulled from. */
@ConfigMapping(prefix = "whalemountain.registry")
public interface RegistryConfig {

  /**
   * Registries that images may be pulled from, as they stand in references, with their ports;
   * {@code docker.io} is Docker Hub. Left out: all. Images that are on the host may be used in any
   * case.
   */
  Optional<List<String>> allowed();

  /**
   * File with user names and passwords for registries, as {@code docker login} writes them ({@code
   * auths} of {@code config.json}; no credential helpers). Read at each pull, so a change needs no
   * restart.
   */
  Optional<Path> credentials();
}
