package org.whalemountain.docker.file;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The one file in an archive, as its pieces come by. Keeps no more than the head, which with names
 * and extended attributes has some kilobytes.
 */
final class TarFile implements UnaryOperator<Buffer> {

  private static final int LONGEST_HEAD = 1024 * 1024;
  private static final int BLOCK = 512;
  private static final Buffer NOTHING = Buffer.buffer();

  private Buffer head = Buffer.buffer();
  private long size = -1;
  private long left;

  /** Whether the head has come by. */
  boolean isKnown() {
    return size >= 0;
  }

  /** The file's length, once it is known. */
  long size() {
    return size;
  }

  /** Whether all of the file has come by. */
  boolean isWhole() {
    return isKnown() && left == 0;
  }

  /** The part of a piece of the archive that is the file's content. */
  @Override
  public Buffer apply(Buffer piece) {
    if (isKnown()) {
      return take(piece);
    }
    head.appendBuffer(piece);
    var begin = contentAt();
    if (begin < 0) {
      if (head.length() > LONGEST_HEAD) {
        throw new IllegalStateException("the archive's head is too long");
      }
      return NOTHING;
    }
    var content = head.slice(begin, head.length());
    head = NOTHING;
    return take(content);
  }

  private Buffer take(Buffer piece) {
    var taken = (int) Math.min(left, piece.length());
    left -= taken;
    return piece.slice(0, taken);
  }

  /** Where the content begins; -1 while the head is not whole. */
  private int contentAt() {
    var at = 0;
    while (at + BLOCK <= head.length()) {
      var block = head.getBytes(at, at + BLOCK);
      var entry = new TarArchiveEntry(block);
      if (!isAboutTheNext(block)) {
        return begin(at + BLOCK);
      }
      var blocks = (entry.getSize() + BLOCK - 1) / BLOCK;
      at = Math.toIntExact(Math.min(Integer.MAX_VALUE - BLOCK, at + BLOCK + blocks * BLOCK));
    }
    return -1;
  }

  /** Extended headers (x, g) and GNU's long names (L, K) tell of the entry that follows. */
  private static boolean isAboutTheNext(byte[] block) {
    return "xgLK".indexOf(block[156]) >= 0;
  }

  private int begin(int at) {
    try (var tar =
        new TarArchiveInputStream(
            new ByteArrayInputStream(Arrays.copyOf(head.getBytes(0, at), at)))) {
      size = tar.getNextEntry().getSize();
      left = size;
      return at;
    } catch (IOException e) {
      throw new IllegalStateException("the engine's archive cannot be read", e);
    }
  }
}
