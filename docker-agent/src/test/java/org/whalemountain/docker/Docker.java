package org.whalemountain.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The engine as an operator sees it, by its own command line: a second opinion for tests. */
public final class Docker {
  private Docker() {}

  /** What the command printed, both outputs together and without the last line's end. */
  public static String run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }

  /** One value of {@code docker inspect}. */
  public static String inspect(String thing, String format)
      throws IOException, InterruptedException {
    return run("docker", "inspect", "--format", format, thing);
  }

  /** Runs a command line in a container. */
  public static String exec(String container, String line)
      throws IOException, InterruptedException {
    return run("docker", "exec", container, "sh", "-c", line);
  }
}
