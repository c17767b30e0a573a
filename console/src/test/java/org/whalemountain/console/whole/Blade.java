package org.whalemountain.console.whole;

import java.nio.file.Path;
import java.util.List;
import org.whalemountain.api.contract.Shell;

/**
 * A made-up blade: a Docker engine with a network namespace, data and a containerd of its own. What
 * a test leaves behind, because it was killed, the next one ends.
 */
final class Blade implements AutoCloseable {

  /** The image every blade has. */
  static final String IMAGE = "whalemountain-test/busybox:1";

  /** How many GPUs a blade pretends to have. */
  static final int GPUS = 4;

  private static final Path PROJECT =
      Path.of(System.getProperty("maven.multiModuleProjectDirectory"));
  private static final Path FOLDERS = Path.of("/var/tmp/whalemountain-blades");

  private final String name;
  private final String address;

  private Blade(String name, String address) {
    this.name = name;
    this.address = address;
  }

  /** Starts one; takes some two seconds. */
  static Blade up(String name) {
    tool("sweep");
    var printed = tool("up " + name + " " + ProcessHandle.current().pid()).strip();
    return new Blade(name, printed.substring(printed.lastIndexOf('\n') + 1));
  }

  String name() {
    return name;
  }

  /** Where its ports are reached from this machine. */
  String address() {
    return address;
  }

  String socket() {
    return "unix://" + folder().resolve("docker.sock");
  }

  /** The program that tells of its GPUs. */
  Path nvidiaSmi() {
    return folder().resolve("bin/nvidia-smi");
  }

  /** What a command begins with that is to run in its network namespace. */
  List<String> inNamespace() {
    return List.of("nsenter", "--net=/run/netns/" + name);
  }

  /** Runs the docker command against its engine. */
  String docker(String arguments) {
    return Shell.run("docker -H " + socket() + " " + arguments);
  }

  /** Ends the engine as a crash does; what it runs goes on. */
  void killEngine() {
    tool("kill " + name);
  }

  void startEngine() {
    tool("start " + name);
  }

  /** A power cut: only what is on its disk is left. */
  void off() {
    tool("off " + name);
  }

  @Override
  public void close() {
    tool("down " + name);
  }

  Path folder() {
    return FOLDERS.resolve(name);
  }

  private static String tool(String arguments) {
    return Shell.run("LC_ALL=C " + PROJECT.resolve("deploy/test/blade") + " " + arguments);
  }
}
