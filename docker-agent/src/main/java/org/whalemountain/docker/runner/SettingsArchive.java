package org.whalemountain.docker.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The files of {@code /etc/gitlab-runner}, as an archive for the engine. */
final class SettingsArchive {
  private static final int FILE = 0100000;

  private SettingsArchive() {}

  /**
   * Makes it.
   *
   * @param systemId goes to {@code .runner_system_id}, where the runner looks for it: it is the one
   *     that GitLab was shown
   */
  static byte[] of(RunnerRequest request, String systemId) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
      var uid = request.place().uid();
      file(tar, "config.toml", request.toml().text(), 0600, uid);
      file(tar, ".runner_system_id", systemId, 0400, uid);
      if (request.certificates() != null) {
        file(tar, ConfigToml.CERTIFICATES, request.certificates(), 0444, 0);
      }
    }
    return bytes.toByteArray();
  }

  private static void file(
      TarArchiveOutputStream tar, String name, String text, int mode, int owner)
      throws IOException {
    var content = text.getBytes(StandardCharsets.UTF_8);
    var entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setMode(FILE | mode);
    entry.setIds(owner, owner);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
