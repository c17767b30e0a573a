package org.whalemountain.api.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Commands of the machine that runs the tests, for looking at what our services did. */
public final class Shell {

  private Shell() {}

  /** Runs a script and gives what it printed; fails with that where the script fails. */
  public static String run(String script) {
    var result = start(script);
    if (result.exitCode() != 0) {
      throw new AssertionError("failed: " + script + "\n" + result.output());
    }
    return result.output();
  }

  /** Runs a script that may fail. */
  public static int exitCode(String script) {
    return start(script).exitCode();
  }

  private static Result start(String script) {
    try {
      var process = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private record Result(int exitCode, String output) {}
}
