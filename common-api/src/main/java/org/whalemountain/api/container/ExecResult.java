package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What a command gave.
 *
 * @param exitCode as the engine reports it; 124 where the time limit ended it
 * @param stdout its output as UTF-8 text, the first MiB; bytes that are no UTF-8 become U+FFFD
 * @param stderr likewise
 * @param truncated whether either output was longer
 * @param timedOut whether the time limit ended it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExecResult(
    int exitCode, String stdout, String stderr, boolean truncated, boolean timedOut) {

  /** The exit code where the time limit ended the command, as coreutils' {@code timeout} gives. */
  public static final int TIMED_OUT = 124;

  /** Bytes of each output that are kept. */
  public static final int MOST_OUTPUT_BYTES = 1024 * 1024;
}
