package org.whalemountain.docker.runner;

import java.io.IOException;
import java.nio.file.Path;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;

/** The image that stands in for GitLab Runner's, and for the one that jobs run in. */
public final class StandInRunner {
  public static final String IMAGE = "wm-test/stand-in-runner:1";

  private static final Path MAKE = Path.of("src/test/resources/runner/make-stand-in-runner");

  private StandInRunner() {}

  /** Makes it anew, as it may have been changed. */
  public static void make() throws IOException, InterruptedException {
    assertThat(Docker.run(MAKE.toAbsolutePath().toString(), IMAGE)).isEmpty();
  }

  /** Gives it to a build engine, which can pull nothing here. */
  public static void give(Path engine) throws IOException, InterruptedException {
    var said =
        Docker.run("sh", "-c", "docker save " + IMAGE + " | docker -H unix://" + engine + " load");
    assertThat(said).contains(IMAGE);
  }
}
