package org.whalemountain.k8s.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels and annotations that are this agent's memory; the names are those of the Docker
 * engine's labels. Labels are what objects are found by, and can hold 63 plain characters;
 * annotations hold the rest.
 */
public final class Labels {

  /** Label: who made it, after the recommended labels of kubernetes.io. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Label's value: this agent. */
  public static final String US = "whalemountain";

  /** What every label of ours begins with. */
  public static final String PREFIX = "whalemountain.";

  /** Label and annotation: the account; on everything. */
  public static final String OWNER = PREFIX + "owner";

  /** Label: the container's own name. */
  public static final String NAME = PREFIX + "name";

  /** Label: a hash of the order's id, so that a container never meets its predecessor's pods. */
  public static final String ORDER = PREFIX + "order";

  /** Annotation: the console's id of the container. */
  public static final String ID = PREFIX + "id";

  /** Annotation: the installation that ordered it. */
  public static final String CONSOLE = PREFIX + "console";

  /** Annotation: hash of the spec it was made from. */
  public static final String SPEC = PREFIX + "spec";

  /** Annotation: the image's reference as it was asked for. */
  public static final String IMAGE = PREFIX + "image";

  /** Annotation: identities of its GPUs, with commas. */
  public static final String GPUS = PREFIX + "gpus";

  /** Annotation: what else it was made from, as JSON; environments are in the pod only. */
  public static final String DEFINITION = PREFIX + "definition";

  private static final int ORDER_BYTES = 8;

  private Labels() {}

  /** What all of an account's things bear. */
  public static Map<String, String> of(String account) {
    // in an order that stays
    return new TreeMap<>(Map.of(MANAGED_BY, US, OWNER, account));
  }

  /** The label's value for an order's id, which may have characters that a label may not. */
  public static String orderOf(String id) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ORDER_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether this agent made it. */
  public static boolean isOurs(Map<String, String> labels) {
    return labels != null && US.equals(labels.get(MANAGED_BY));
  }
}
