package org.whalemountain.docker.engine;

import java.util.Map;
import org.whalemountain.api.container.FullName;

/**
 * The labels that are this agent's memory. A label alone proves nothing: they are copied by {@code
 * docker commit} and may be baked into images.
 */
public final class Labels {
  /** What every label of ours begins with. */
  public static final String PREFIX = "whalemountain.";

  /** The console's id of the container. */
  public static final String ID = PREFIX + "id";

  /** The account; on containers, networks and built images. */
  public static final String OWNER = PREFIX + "owner";

  /** The container's own name. */
  public static final String NAME = PREFIX + "name";

  /** The installation that ordered it. */
  public static final String CONSOLE = PREFIX + "console";

  /** Hash of the spec it was made from. */
  public static final String SPEC = PREFIX + "spec";

  /** The image's reference as it was asked for. */
  public static final String IMAGE = PREFIX + "image";

  /** {@code guest:host,guest:host}: the engine tells no ports of a stopped container in a list. */
  public static final String PORTS = PREFIX + "ports";

  /** UUIDs of its GPUs, with commas. */
  public static final String GPUS = PREFIX + "gpus";

  /** What else it was made from, as JSON; values of environments are in the engine only. */
  public static final String DEFINITION = PREFIX + "definition";

  /** Its id in the build engine it was brought in from; on images of the account in their mark. */
  public static final String SOURCE = PREFIX + "source";

  /** The host's identity; on networks and containers. */
  public static final String HOST = PREFIX + "host";

  private Labels() {}

  /**
   * Whether a container is one that was lent: it has an id, and its labels say the name it has.
   *
   * @param engineName the engine's name of it, with or without the leading slash
   */
  public static boolean isLent(Map<String, String> labels, String engineName) {
    if (engineName == null || !isMarked(labels)) {
      return false;
    }
    var name = engineName.startsWith("/") ? engineName.substring(1) : engineName;
    return name.equals(FullName.of(labels.get(OWNER), labels.get(NAME)));
  }

  /**
   * Whether it bears our labels, under whatever name: one that was lent and renamed, or something
   * made from an image that brought them along. Told of, never touched.
   */
  public static boolean isMarked(Map<String, String> labels) {
    return labels != null && !blank(labels, ID) && !blank(labels, OWNER) && !blank(labels, NAME);
  }

  private static boolean blank(Map<String, String> labels, String key) {
    return labels.getOrDefault(key, "").isBlank();
  }
}
