package org.whalemountain.docker.exec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * What our commands are known by: an environment variable that every process they start inherits. A
 * process that is to outlive its terminal takes it off and leaves the process tree, for example by
 * {@code env -u WHALEMOUNTAIN_EXEC tmux}.
 *
 * @param value cannot be guessed, so nobody marks somebody else's process
 */
public record Mark(String value) {

  private static final String VARIABLE = "WHALEMOUNTAIN_EXEC";

  /** A mark that no other command has. */
  public static Mark fresh() {
    return new Mark(UUID.randomUUID().toString());
  }

  /** As it stands in the environment. */
  public String environment() {
    return VARIABLE + "=" + value;
  }

  /** Whether a process with this environment, as in {@code /proc/<pid>/environ}, carries it. */
  boolean isIn(byte[] environment) {
    var text = new String(environment, StandardCharsets.ISO_8859_1);
    return Arrays.asList(text.split("\0")).contains(environment());
  }
}
