package org.whalemountain.api.contract;

import java.nio.file.Path;

/** The image that stands in for GitLab Runner's, and for the one that jobs run in. */
public final class StandInRunner {

  /** Its reference on engines. */
  public static final String IMAGE = "wm-test/stand-in-runner:1";

  private static final Path MAKE =
      Path.of(
          System.getProperty("maven.multiModuleProjectDirectory"),
          "common-api/src/test/resources/runner/make-stand-in-runner");

  private StandInRunner() {}

  /** Makes it anew on this machine's engine, as it may have been changed. */
  public static void make() {
    Shell.run(MAKE + " " + IMAGE);
  }

  /** Gives it to another engine, which can pull nothing here. */
  public static void give(Path engine) {
    Shell.run("docker save " + IMAGE + " | docker -H unix://" + engine + " load");
  }
}
