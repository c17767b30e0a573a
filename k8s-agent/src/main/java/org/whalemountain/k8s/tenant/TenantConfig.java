package org.whalemountain.k8s.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The namespace that each account gets. Its quota is a guard rail behind the console's own limits.
 */
@ConfigMapping(prefix = "whalemountain.tenant")
public interface TenantConfig {

  /**
   * Pod Security level of the namespaces: {@code baseline} (programs may run as root in their
   * container, as on a blade) or {@code restricted} (they run as uid 1000 without any capability).
   */
  @WithDefault("baseline")
  PodSecurity podSecurity();

  /** Pods at most in one namespace; those that are just ending count too. */
  @WithDefault("60")
  int pods();

  /** Processors that the containers of one namespace may have together. */
  @WithDefault("64")
  int cpus();

  /** Memory that the containers of one namespace may have together, in GiB. */
  @WithDefault("512")
  int memoryGib();

  /** GPUs that the containers of one namespace may have together. */
  @WithDefault("8")
  int gpus();

  /** Node ports at most in one namespace. */
  @WithDefault("200")
  int nodePorts();

  /** Storage that the volumes of one namespace may ask for together, in GiB. */
  @WithDefault("500")
  int storageGib();

  /**
   * Networks that containers may not reach, as CIDR; the networks of the cluster's nodes belong
   * here where containers need nothing of them. The default is where clouds tell secrets of a node.
   */
  @WithDefault("169.254.0.0/16")
  List<String> closedNetworks();

  /**
   * A file like {@code ~/.docker/config.json} with the accounts that images are pulled with; each
   * namespace gets it as a secret.
   */
  Optional<Path> pullConfig();

  /** How strict the cluster is with pods. */
  enum PodSecurity {
    BASELINE,
    RESTRICTED;

    /** As the cluster's labels spell it. */
    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
