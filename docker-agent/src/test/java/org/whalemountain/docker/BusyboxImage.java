package org.whalemountain.docker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A small image on the real engine, made without any registry: busybox and nothing else. */
public final class BusyboxImage implements AutoCloseable {
  private static final Path BUSYBOX = Path.of("/bin/busybox");

  private final String name;

  private BusyboxImage(String name) {
    this.name = name;
  }

  /**
   * Makes one that sleeps until it is stopped, under a name nobody else uses.
   *
   * @param changes further Dockerfile instructions, such as {@code LABEL a=b}
   */
  public static BusyboxImage make(String... changes) throws IOException, InterruptedException {
    var name = "wm-test/busybox:" + UUID.randomUUID().toString().substring(0, 8);
    var command = new ArrayList<>(List.of("docker", "import"));
    for (var change : List.of("CMD [\"sleep\",\"infinity\"]", "ENV PATH=/bin")) {
      command.addAll(List.of("-c", change));
    }
    for (var change : changes) {
      command.addAll(List.of("-c", change));
    }
    command.addAll(List.of("-", name));
    var importing = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var out = importing.getOutputStream()) {
      writeRoot(out);
    }
    var said = new String(importing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (importing.waitFor() != 0) {
      throw new IOException("docker import failed: " + said);
    }
    return new BusyboxImage(name);
  }

  public String name() {
    return name;
  }

  private static void writeRoot(OutputStream out) throws IOException, InterruptedException {
    try (var tar = new TarArchiveOutputStream(out)) {
      for (var directory : List.of("bin/", "etc/", "root/", "var/")) {
        tar.putArchiveEntry(new TarArchiveEntry(directory));
        tar.closeArchiveEntry();
      }
      var tmp = new TarArchiveEntry("tmp/");
      tmp.setMode(041777);
      tar.putArchiveEntry(tmp);
      tar.closeArchiveEntry();
      var busybox = new TarArchiveEntry("bin/busybox");
      busybox.setSize(Files.size(BUSYBOX));
      busybox.setMode(0100755);
      tar.putArchiveEntry(busybox);
      Files.copy(BUSYBOX, tar);
      tar.closeArchiveEntry();
      for (var applet : Docker.run(BUSYBOX.toString(), "--list").split("\n")) {
        if (!applet.equals("busybox")) {
          var link = new TarArchiveEntry("bin/" + applet, TarArchiveEntry.LF_SYMLINK);
          link.setLinkName("busybox");
          tar.putArchiveEntry(link);
          tar.closeArchiveEntry();
        }
      }
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    Docker.run("docker", "rmi", "--force", name);
  }
}
