package org.whalemountain.docker.singularity;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A second reading of the format, by offsets from the documentation of Go's structs (sylabs/sif
 * {@code pkg/sif/sif.go}: header of 128 bytes; {@code descriptor.go}: 585 bytes each) and without
 * any of the writer's code or constants.
 */
record SifReader(
    String launch,
    String magic,
    String version,
    String architecture,
    long createdAt,
    long free,
    long total,
    long tableAt,
    long tableBytes,
    long dataAt,
    long dataBytes,
    List<Entry> entries) {

  record Entry(
      int type,
      boolean isUsed,
      long id,
      long group,
      long link,
      long offset,
      long size,
      long sizeWithPadding,
      String name,
      int fileSystem,
      int partition,
      String architecture) {}

  static SifReader read(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      var tableAt = number(file, 96, 8);
      var total = number(file, 88, 8);
      var free = number(file, 80, 8);
      var entries = new ArrayList<Entry>();
      for (var i = 0; i < total - free; i++) {
        entries.add(entry(file, tableAt + i * 585L));
      }
      return new SifReader(
          text(file, 0, 32),
          text(file, 32, 10),
          text(file, 42, 3),
          text(file, 45, 3),
          number(file, 64, 8),
          free,
          total,
          tableAt,
          number(file, 104, 8),
          number(file, 112, 8),
          number(file, 120, 8),
          entries);
    }
  }

  /** The only one of that kind. */
  Entry only(int type) {
    var found = entries.stream().filter(entry -> entry.type == type).toList();
    if (found.size() != 1) {
      throw new AssertionError("expected one of type " + type + " in " + entries);
    }
    return found.get(0);
  }

  private static Entry entry(RandomAccessFile file, long at) throws IOException {
    return new Entry(
        (int) number(file, at, 4),
        number(file, at + 4, 1) == 1,
        number(file, at + 5, 4),
        number(file, at + 9, 4),
        number(file, at + 13, 4),
        number(file, at + 17, 8),
        number(file, at + 25, 8),
        number(file, at + 33, 8),
        text(file, at + 73, 128),
        (int) number(file, at + 201, 4),
        (int) number(file, at + 205, 4),
        text(file, at + 209, 3));
  }

  private static long number(RandomAccessFile file, long at, int bytes) throws IOException {
    file.seek(at);
    var value = 0L;
    for (var i = 0; i < bytes; i++) {
      value += (long) file.readUnsignedByte() << (8 * i);
    }
    return value;
  }

  private static String text(RandomAccessFile file, long at, int bytes) throws IOException {
    file.seek(at);
    var read = new byte[bytes];
    file.readFully(read);
    var text = new String(read, StandardCharsets.ISO_8859_1);
    return text.substring(0, text.indexOf('\0') < 0 ? bytes : text.indexOf('\0'));
  }
}
