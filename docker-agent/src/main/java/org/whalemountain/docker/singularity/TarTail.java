package org.whalemountain.docker.singularity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What is added to an image's files, and the end of the archive. */
final class TarTail {

  private static final int DIRECTORY = 040755;
  private static final int OPEN_DIRECTORY = 041777;
  private static final int PROGRAM = 0100755;
  private static final int TEXT = 0100644;

  /** Where the host's are mounted; a missing one would be reported at each start. */
  private static final List<String> MOUNTED =
      List.of("dev", "proc", "sys", "tmp", "home", "root", "var/tmp");

  private static final Map<String, String> LINKS =
      new TreeMap<>(
          Map.of(
              "singularity", ".singularity.d/runscript",
              "environment", ".singularity.d/env/90-environment.sh",
              ".exec", ".singularity.d/actions/exec",
              ".run", ".singularity.d/actions/run",
              ".shell", ".singularity.d/actions/shell",
              ".test", ".singularity.d/actions/test"));

  private final TarArchiveOutputStream tar;
  private final ImageFacts image;

  private TarTail(OutputStream out, ImageFacts image) {
    this.tar = new TarArchiveOutputStream(out, "UTF-8");
    this.image = image;
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  /** Whether it matters that an image has an entry of that path itself. */
  static boolean minds(String path) {
    return LINKS.containsKey(path) || MOUNTED.contains(path) || path.equals("var");
  }

  /** Writes it behind what came by; does not close. */
  static void write(OutputStream out, ImageFacts image, TarRewrite before) throws IOException {
    var tail = new TarTail(out, image);
    tail.mountPoints(before);
    tail.folder();
    for (var link : LINKS.entrySet()) {
      if (!before.has(link.getKey())) {
        tail.link(link.getKey(), link.getValue());
      }
    }
    tail.tar.finish();
    out.flush();
  }

  private void mountPoints(TarRewrite before) throws IOException {
    for (var path : MOUNTED) {
      var parent = path.substring(0, Math.max(0, path.indexOf('/')));
      if (!before.has(path) && !before.isOther(parent)) {
        directory(path, path.endsWith("tmp") ? OPEN_DIRECTORY : DIRECTORY);
      }
    }
  }

  private void folder() throws IOException {
    for (var path : List.of("", "/actions", "/env", "/libs")) {
      directory(Launch.FOLDER + path, DIRECTORY);
    }
    for (var file : Launch.files(image).entrySet()) {
      var isText = file.getKey().endsWith(".json") || file.getKey().equals("Singularity");
      file(Launch.FOLDER + "/" + file.getKey(), file.getValue(), isText ? TEXT : PROGRAM);
    }
  }

  private void directory(String path, int mode) throws IOException {
    put(new TarArchiveEntry(path + "/"), mode, new byte[0]);
  }

  private void file(String path, String text, int mode) throws IOException {
    put(new TarArchiveEntry(path), mode, text.getBytes(StandardCharsets.UTF_8));
  }

  private void link(String path, String target) throws IOException {
    var entry = new TarArchiveEntry(path, TarArchiveEntry.LF_SYMLINK);
    entry.setLinkName(target);
    put(entry, 0120777, new byte[0]);
  }

  private void put(TarArchiveEntry entry, int mode, byte[] content) throws IOException {
    entry.setMode(mode);
    entry.setIds(0, 0);
    entry.setModTime(image.createdAt().getEpochSecond() * 1000);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
