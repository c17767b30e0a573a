package org.whalemountain.docker.file;

import io.vertx.core.json.JsonObject;

/**
 * What a path in a container leads to, as the engine tells it in the header
 * X-Docker-Container-Path-Stat.
 *
 * @param name its last part
 * @param size bytes
 * @param mode bits of Go's {@code fs.FileMode}
 * @param linkTarget where a symbolic link ends, absolute; else empty
 */
record PathStat(String name, long size, long mode, String linkTarget) {

  private static final long DIRECTORY = 1L << 31;
  private static final long SYMLINK = 1L << 27;

  /** Directory, link, pipe, socket, device, device of characters, irregular: not a file. */
  private static final long ANY_TYPE =
      DIRECTORY | SYMLINK | 1L << 26 | 1L << 25 | 1L << 24 | 1L << 21 | 1L << 19;

  static PathStat read(JsonObject stat) {
    return new PathStat(
        stat.getString("name", ""),
        stat.getLong("size", 0L),
        stat.getLong("mode", 0L),
        stat.getString("linkTarget", ""));
  }

  boolean isDirectory() {
    return (mode & DIRECTORY) != 0;
  }

  boolean isLink() {
    return (mode & SYMLINK) != 0;
  }

  boolean isFile() {
    return (mode & ANY_TYPE) == 0;
  }
}
