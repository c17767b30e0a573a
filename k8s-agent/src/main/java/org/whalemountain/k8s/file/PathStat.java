package org.whalemountain.k8s.file;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * What a path in a container leads to, as the engine's API tells it in the header
 * X-Docker-Container-Path-Stat.
 *
 * @param name its last part
 * @param size bytes
 * @param mode bits of Go's {@code fs.FileMode}
 * @param modified when it was written last
 * @param linkTarget where a symbolic link ends, absolute; else empty
 */
record PathStat(String name, long size, long mode, Instant modified, String linkTarget) {

  /** The header's name. */
  static final String HEADER = "X-Docker-Container-Path-Stat";

  private static final int TYPE = 0170000;
  private static final int PERMISSIONS = 0777;

  /**
   * Reads what {@link ArchiveScripts#FETCH} prints first.
   *
   * @param path as it was asked for
   * @param head a line with mode (hexadecimal), size and seconds since 1970, and where a link ends
   */
  static PathStat read(String path, String head) {
    var line = head.indexOf('\n');
    var numbers = head.substring(0, line).split(" ");
    return new PathStat(
        nameOf(path),
        Long.parseLong(numbers[1]),
        goMode(Integer.parseInt(numbers[0], 16)),
        Instant.ofEpochSecond(Long.parseLong(numbers[2])),
        head.substring(line + 1));
  }

  /** The header's value. */
  String encoded() {
    var json =
        new JsonObject()
            .put("name", name)
            .put("size", size)
            .put("mode", mode)
            .put("mtime", modified.toString())
            .put("linkTarget", linkTarget);
    return Base64.getEncoder().encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }

  /** Linux' {@code st_mode} (inode(7)) in Go's bits. */
  private static long goMode(int mode) {
    var type =
        switch (mode & TYPE) {
          case 0040000 -> 1L << 31;
          case 0120000 -> 1L << 27;
          case 0060000 -> 1L << 26;
          case 0020000 -> 1L << 26 | 1L << 21;
          case 0010000 -> 1L << 25;
          case 0140000 -> 1L << 24;
          default -> 0L;
        };
    return type
        | ((mode & 04000) != 0 ? 1L << 23 : 0)
        | ((mode & 02000) != 0 ? 1L << 22 : 0)
        | ((mode & 01000) != 0 ? 1L << 20 : 0)
        | (mode & PERMISSIONS);
  }

  private static String nameOf(String path) {
    var bare = path.replaceFirst("/+$", "");
    return bare.isEmpty() ? "/" : bare.substring(bare.lastIndexOf('/') + 1);
  }
}
