package org.whalemountain.docker.singularity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.whalemountain.docker.singularity.SifHeader.Descriptor;

/** Puts header, definition and file system together, and tells the hash of the whole. */
final class SifFile {

  private static final int PIECE = 1024 * 1024;

  private final FileChannel out;
  private final MessageDigest digest;

  private SifFile(FileChannel out) {
    this.out = out;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Told after each piece; may throw to end it. */
  interface Step {
    void done() throws IOException;
  }

  /**
   * Writes it.
   *
   * @param target made anew
   * @param squashfs the file system
   * @return the SHA-256 as 64 hexadecimal digits
   */
  static String write(
      Path target, Path squashfs, ImageFacts image, Compression compression, Step step)
      throws IOException {
    try (var out =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var file = new SifFile(out);
      file.write(squashfs, image, compression, step);
      return HexFormat.of().formatHex(file.digest.digest());
    }
  }

  private void write(Path squashfs, ImageFacts image, Compression compression, Step step)
      throws IOException {
    var definition = Launch.definition(image).getBytes(StandardCharsets.UTF_8);
    var end = SifHeader.DATA_AT + definition.length;
    var gap = (SifHeader.ALIGNMENT - end % SifHeader.ALIGNMENT) % SifHeader.ALIGNMENT;
    var size = Files.size(squashfs);
    var name = image.report().id() + " " + compression.text();
    var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    put(
        new SifHeader(id, image.createdAt(), image.architecture())
            .write(
                new Descriptor(
                    SifHeader.DEFINITION, "Singularity", SifHeader.DATA_AT, definition.length, 0),
                new Descriptor(
                    SifHeader.PARTITION, "rootfs.squashfs", (long) end + gap, size, gap)));
    put(ByteBuffer.wrap(definition));
    put(ByteBuffer.allocate(gap));
    try (var in = FileChannel.open(squashfs)) {
      var piece = ByteBuffer.allocate(PIECE);
      while (in.read(piece) >= 0) {
        put(piece.flip());
        piece.clear();
        step.done();
      }
    }
  }

  private void put(ByteBuffer bytes) throws IOException {
    digest.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
