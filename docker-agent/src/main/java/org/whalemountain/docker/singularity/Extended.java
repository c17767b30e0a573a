package org.whalemountain.docker.singularity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.whalemountain.docker.tar.TarHead;

/**
 * What stands before an entry and tells of it what its head has no room for; passed on as it is.
 */
final class Extended {

  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private String name;
  private String link;
  private Long size;

  /**
   * Takes one.
   *
   * @param head of type {@code x} (POSIX) or {@code L}, {@code K} (GNU: a name, a link's target)
   * @param content with its padding
   */
  void add(TarHead head, byte[] content) throws IOException {
    var told = Arrays.copyOf(content, (int) head.size());
    switch (head.type()) {
      case 'L' -> name = text(told);
      case 'K' -> link = text(told);
      default -> {
        var records = TarHead.records(told);
        name = records.getOrDefault("path", name);
        link = records.getOrDefault("linkpath", link);
        size = records.containsKey("size") ? Long.valueOf(records.get("size")) : size;
      }
    }
    raw.write(head.bytes());
    raw.write(content);
  }

  String name(TarHead head) {
    return name == null ? head.name() : name;
  }

  String link(TarHead head) {
    return link == null ? head.link() : link;
  }

  /** Bytes that follow the head; links have none, whatever they say. */
  long size(TarHead head) throws IOException {
    var told = size == null ? head.size() : size;
    return switch (head.type()) {
      case '0', '7' -> told;
      default -> 0;
    };
  }

  void writeTo(OutputStream out) throws IOException {
    raw.writeTo(out);
  }

  private static String text(byte[] told) {
    var text = new String(told, StandardCharsets.ISO_8859_1);
    var end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
