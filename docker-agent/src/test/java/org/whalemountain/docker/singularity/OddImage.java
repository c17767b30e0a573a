package org.whalemountain.docker.singularity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.whalemountain.api.contract.Sha256;
import org.whalemountain.docker.Docker;

/**
 * An image with all that is odd in file systems, and what is to become of each of it. Names are
 * bytes, one a character, as not all of them are UTF-8.
 */
final class OddImage implements AutoCloseable {

  static final String LONG = utf8("日本語の長い名前".repeat(10)) + "x".repeat(15);
  private static final String DEEP = "deep/" + "0123456789/".repeat(30);
  private static final int SPARSE = 20_000_000;

  private final String name = "wm-test/odd:" + UUID.randomUUID().toString().substring(0, 8);

  /** Lines of {@code type mode link-target-or-hash path}. */
  private final TreeSet<String> expected = new TreeSet<>();

  private OddImage() {}

  static OddImage make(String... changes) throws IOException, InterruptedException {
    var image = new OddImage();
    var command = new ArrayList<>(List.of("docker", "import"));
    for (var change : changes) {
      command.addAll(List.of("-c", change));
    }
    command.addAll(List.of("-", image.name));
    var importing = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var out = importing.getOutputStream()) {
      image.write(out);
    }
    var said = new String(importing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (importing.waitFor() != 0) {
      throw new IOException("docker import failed: " + said);
    }
    return image;
  }

  String name() {
    return name;
  }

  TreeSet<String> expected() {
    return expected;
  }

  private void write(OutputStream out) throws IOException {
    try (var tar = new TarArchiveOutputStream(out, "ISO-8859-1")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      directory(tar, "bin", 0755);
      file(tar, "bin/busybox", 0755, Files.readAllBytes(Path.of("/bin/busybox")), 0755);
      for (var applet : List.of("sh", "env", "cat", "printf", "id", "sleep", "ls")) {
        link(tar, "bin/" + applet, "busybox");
      }
      directory(tar, "odd", 0755);
      file(tar, "odd/plain.txt", 0644, "plain".getBytes(StandardCharsets.UTF_8), 0644);
      file(tar, "odd/empty", 0600, new byte[0], 0644);
      file(tar, "odd/private", 0600, noise(3000), 0644);
      file(tar, "odd/no-owner-read", 0, noise(10), 0444);
      file(tar, "odd/program", 0700, noise(200_000), 0755);
      file(tar, "odd/setuid", 04755, noise(50), 0755);
      file(tar, "odd/setgid", 02711, noise(51), 0755);
      file(tar, "odd/sparse", 0644, sparse(), 0644);
      file(tar, "odd/" + LONG, 0644, noise(52), 0644);
      file(tar, "odd/not\u00ff\u00feutf8", 0644, noise(53), 0644);
      file(tar, "odd/a b'c\"d$e", 0644, noise(54), 0644);
      directory(tar, "odd/locked", 0700);
      directory(tar, "odd/shared", 03777);
      file(tar, "odd/locked/inside", 0640, noise(55), 0644);
      for (var at = 5; at <= DEEP.length(); at = DEEP.indexOf('/', at) + 1) {
        directory(tar, DEEP.substring(0, at - 1), 0755);
        if (at == DEEP.length()) {
          break;
        }
      }
      file(tar, DEEP + "leaf", 0644, noise(56), 0644);
      link(tar, "odd/dangling", "/nowhere/" + "very-".repeat(40) + "far");
      hardLink(tar, "odd/hard", "odd/plain.txt", "plain".getBytes(StandardCharsets.UTF_8));
      special(tar, "odd/pipe", TarArchiveEntry.LF_FIFO);
      expected.add("p 644 - odd/pipe");
      special(tar, "odd/null", TarArchiveEntry.LF_CHR);
      special(tar, "odd/disk", TarArchiveEntry.LF_BLK);
      var capable = new TarArchiveEntry("odd/capable");
      // cap_net_raw=ep, as setcap writes it
      capable.addPaxHeader(
          "SCHILY.xattr.security.capability", "\1\0\0\2\0\40\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
      put(tar, capable, 0755, noise(57));
      expected.add("f 755 " + Sha256.of(noise(57)) + " odd/capable");
    }
  }

  private void directory(TarArchiveOutputStream tar, String path, int mode) throws IOException {
    put(tar, new TarArchiveEntry(path + "/"), mode, new byte[0]);
    expected.add("d " + Integer.toOctalString(mode | 0555) + " - " + path);
  }

  private void file(TarArchiveOutputStream tar, String path, int mode, byte[] content, int becomes)
      throws IOException {
    put(tar, new TarArchiveEntry(path), mode, content);
    expected.add("f " + Integer.toOctalString(becomes) + " " + Sha256.of(content) + " " + path);
  }

  private void link(TarArchiveOutputStream tar, String path, String target) throws IOException {
    var entry = new TarArchiveEntry(path, TarArchiveEntry.LF_SYMLINK);
    entry.setLinkName(target);
    put(tar, entry, 0777, new byte[0]);
    expected.add("l 777 " + target + " " + path);
  }

  private void hardLink(TarArchiveOutputStream tar, String path, String target, byte[] content)
      throws IOException {
    var entry = new TarArchiveEntry(path, TarArchiveEntry.LF_LINK);
    entry.setLinkName(target);
    put(tar, entry, 0644, new byte[0]);
    expected.add("f 644 " + Sha256.of(content) + " " + path);
  }

  private static void special(TarArchiveOutputStream tar, String path, byte type)
      throws IOException {
    var entry = new TarArchiveEntry(path, type);
    entry.setDevMajor(1);
    entry.setDevMinor(3);
    put(tar, entry, 0644, new byte[0]);
  }

  private static void put(
      TarArchiveOutputStream tar, TarArchiveEntry entry, int mode, byte[] content)
      throws IOException {
    entry.setMode(mode);
    entry.setIds(0, 0);
    entry.setModTime(1_500_000_000_000L);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** Not to be compressed, and another for each length. */
  private static byte[] noise(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] sparse() {
    var bytes = new byte[SPARSE];
    bytes[SPARSE / 2] = 1;
    return bytes;
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    Docker.run("docker", "rmi", "--force", name);
  }
}
