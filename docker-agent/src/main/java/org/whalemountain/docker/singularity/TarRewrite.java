package org.whalemountain.docker.singularity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.whalemountain.docker.tar.TarHead;

/**
 * The engine's export on its way into the file system, entry by entry and never more than one head
 * in memory. What an ordinary user could not use is changed:
 *
 * <ul>
 *   <li>device nodes, and links to them, are left out;
 *   <li>programs lose their setuid and setgid bits, which hold nowhere they are mounted;
 *   <li>everybody may read, and run what its owner may: there is no root there;
 *   <li>what the engine itself made for the export gets the image's time, so that the same image
 *       gives the same bytes.
 * </ul>
 */
final class TarRewrite {

  private static final int PIECE = 64 * 1024;
  private static final int LARGEST_EXTENDED = 1024 * 1024;
  private static final int MOST_LEFT_OUT = 100_000;
  private static final int SET_IDS = 06000;
  private static final int ALL_READ = 0444;
  private static final int ALL_RUN = 0111;

  /** The engine's own mark of a container. */
  private static final String MARK = ".dockerenv";

  private final Instant begun;
  private final Instant created;
  private final Set<String> leftOut = new HashSet<>();
  private final Map<String, Character> minded = new HashMap<>();
  private final byte[] piece = new byte[PIECE];

  /**
   * For one export.
   *
   * @param begun from when on the engine worked on it
   * @param created the image's time
   */
  TarRewrite(Instant begun, Instant created) {
    this.begun = begun;
    this.created = created;
  }

  /** Whether an entry that {@link TarTail#minds} came by. */
  boolean has(String name) {
    return minded.containsKey(name);
  }

  /** Whether it came by and is no directory, so that nothing can stand below it. */
  boolean isOther(String name) {
    return minded.getOrDefault(name, '5') != '5';
  }

  /**
   * Copies all entries, without the blocks that end an archive.
   *
   * @throws IOException where either side fails, or the archive ends before its end
   */
  void copy(InputStream in, OutputStream out) throws IOException {
    var extended = new Extended();
    while (true) {
      var head = new TarHead(exactly(in, TarHead.BLOCK));
      if (head.isEnd()) {
        in.transferTo(OutputStream.nullOutputStream());
        return;
      }
      head.check();
      switch (head.type()) {
        case 'x', 'L', 'K' -> extended.add(head, padded(in, head.size()));
        default -> {
          entry(head, extended, in, out);
          extended = new Extended();
        }
      }
    }
  }

  private void entry(TarHead head, Extended extended, InputStream in, OutputStream out)
      throws IOException {
    var name = plain(extended.name(head));
    var size = extended.size(head);
    if (isLeftOut(head, name, plain(extended.link(head)))) {
      leave(name);
      carry(in, OutputStream.nullOutputStream(), size);
      return;
    }
    if (TarTail.minds(name)) {
      minded.put(name, head.type());
    }
    head.mode(mode(head));
    if (head.time() >= begun.getEpochSecond()) {
      head.time(created.getEpochSecond());
    }
    extended.writeTo(out);
    out.write(head.bytes());
    carry(in, out, size);
  }

  private boolean isLeftOut(TarHead head, String name, String link) throws IOException {
    return switch (head.type()) {
      case '3', '4' -> true;
      case '1' -> isOurs(name) || isOurs(link) || leftOut.contains(link);
      case '0', '2', '5', '6', '7' -> isOurs(name) || name.equals(MARK);
      default -> throw new IOException("the engine's archive has an entry of an unknown kind");
    };
  }

  /** An image that once was such a file brings a folder of that name; ours takes its place. */
  private static boolean isOurs(String name) {
    return name.equals(Launch.FOLDER) || name.startsWith(Launch.FOLDER + "/");
  }

  private void leave(String name) throws IOException {
    if (leftOut.size() >= MOST_LEFT_OUT) {
      throw new IOException("the image has too many device nodes");
    }
    leftOut.add(name);
  }

  private static int mode(TarHead head) throws IOException {
    var mode = head.mode() & 07777;
    return switch (head.type()) {
      case '2' -> mode;
      case '5' -> mode | ALL_READ | ALL_RUN;
      default -> (mode & ~SET_IDS) | ALL_READ | ((mode & ALL_RUN) == 0 ? 0 : ALL_RUN);
    };
  }

  private void carry(InputStream in, OutputStream out, long size) throws IOException {
    for (var left = whole(size); left > 0; ) {
      var count = in.read(piece, 0, (int) Math.min(PIECE, left));
      if (count < 0) {
        throw tooEarly();
      }
      out.write(piece, 0, count);
      left -= count;
    }
  }

  private static byte[] padded(InputStream in, long size) throws IOException {
    if (size > LARGEST_EXTENDED) {
      throw new IOException("the engine's archive has a head that is too long");
    }
    return exactly(in, (int) whole(size));
  }

  private static byte[] exactly(InputStream in, int count) throws IOException {
    var bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw tooEarly();
    }
    return bytes;
  }

  private static long whole(long size) {
    return (size + TarHead.BLOCK - 1) / TarHead.BLOCK * TarHead.BLOCK;
  }

  private static IOException tooEarly() {
    return new IOException("the engine's archive ended too early");
  }

  private static String plain(String name) {
    return name.replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "");
  }
}
