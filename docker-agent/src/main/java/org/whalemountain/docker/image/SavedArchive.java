package org.whalemountain.docker.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.whalemountain.docker.tar.TarHead;

/**
 * What an engine answers to {@code docker save}, of which nothing is believed: an entry counts by
 * the SHA-256 of its content alone, whatever it is called. Names, links, the archive's own list of
 * images and tags are passed over, so it does not matter what they say, nor in which of its forms
 * the engine writes (before version 25, a folder for each layer; since then OCI's layout).
 */
final class SavedArchive {
  private static final int LARGEST_EXTENDED = 1024 * 1024;
  private static final int PIECE = 128 * 1024;

  /** No disk is larger; beyond it sums would overflow. */
  private static final long LARGEST = 1L << 50;

  private final InputStream in;
  private final HandOverArea.Place place;
  private final long untilNanos;
  private final byte[] piece = new byte[PIECE];

  /**
   * To be read once.
   *
   * @param untilNanos of {@link System#nanoTime}: an engine that sends a little for ever is left
   */
  SavedArchive(InputStream in, HandOverArea.Place place, long untilNanos) {
    this.in = in;
    this.place = place;
    this.untilNanos = untilNanos;
  }

  /**
   * Keeps the contents that are wanted, and reads no further than it must.
   *
   * @param wanted SHA-256 in 64 hexadecimal digits
   * @param present those of them that need not be kept. They must come nevertheless: who only knows
   *     the hash of somebody's layer does not get it
   * @return the file of each that was kept
   * @throws IOException where not all came
   * @throws org.whalemountain.api.problem.ApiException {@code host-full}
   */
  Map<String, Path> keep(Set<String> wanted, Set<String> present) throws IOException {
    var seen = new HashSet<String>();
    var kept = new HashMap<String, Path>();
    var extended = -1L;
    while (!seen.containsAll(wanted)) {
      var block = in.readNBytes(TarHead.BLOCK);
      var head = block.length < TarHead.BLOCK ? null : new TarHead(block);
      if (head == null || head.isEnd()) {
        throw new IOException("the archive lacks something of the image");
      }
      head.check();
      var size = extended >= 0 ? extended : head.size();
      extended = -1;
      switch (head.type()) {
        case 'x' -> extended = extendedSize(size);
        case '0', '7' -> {
          require(size);
          place.require(size);
          var file = Files.createTempFile(place.path(), "entry", "");
          var hex = write(size, file);
          var isNew = wanted.contains(hex) && seen.add(hex);
          if (isNew && !present.contains(hex)) {
            place.keep(size);
            kept.put(hex, file);
          } else {
            Files.delete(file);
          }
        }
        default -> pass(size);
      }
    }
    return kept;
  }

  /** Go writes sizes of 8 GiB and more so; -1 where it says nothing of the size. */
  private long extendedSize(long size) throws IOException {
    if (size < 0 || size > LARGEST_EXTENDED) {
      throw new IOException("the archive has too large an extended header");
    }
    var records = TarHead.records(in.readNBytes((int) size));
    skip(padding(size));
    return Long.parseLong(records.getOrDefault("size", "-1"));
  }

  /** An entry's content; gives its SHA-256. */
  private String write(long size, Path file) throws IOException {
    var digest = sha256();
    try (var out = Files.newOutputStream(file)) {
      for (var left = size; left > 0; ) {
        var count = read(left);
        digest.update(piece, 0, count);
        out.write(piece, 0, count);
        left -= count;
      }
    }
    skip(padding(size));
    return HexFormat.of().formatHex(digest.digest());
  }

  private void pass(long size) throws IOException {
    require(size);
    skip(size + padding(size));
  }

  private void skip(long bytes) throws IOException {
    for (var left = bytes; left > 0; ) {
      left -= read(left);
    }
  }

  private int read(long most) throws IOException {
    var count = in.read(piece, 0, (int) Math.min(piece.length, most));
    if (count < 0) {
      throw new IOException("the archive ends before its end");
    }
    if (System.nanoTime() - untilNanos > 0) {
      throw new IOException("the archive does not come to its end in time");
    }
    return count;
  }

  private static void require(long size) throws IOException {
    if (size < 0 || size > LARGEST) {
      throw new IOException("the archive has an entry of impossible size");
    }
  }

  private static long padding(long size) {
    return (TarHead.BLOCK - size % TarHead.BLOCK) % TarHead.BLOCK;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
