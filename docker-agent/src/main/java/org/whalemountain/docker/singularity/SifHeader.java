package org.whalemountain.docker.singularity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The first 32176 bytes of a file in the Singularity Image Format: the global header and the table
 * of descriptors. Little-endian, packed, as github.com/apptainer/sif writes it: {@code
 * pkg/sif/sif.go} (header, architectures, {@code descrStartOffset}, {@code descrNumEntries}) and
 * {@code pkg/sif/descriptor.go} (rawDescriptor, partition, groups).
 *
 * @param id of this file
 * @param createdAt whole seconds are kept
 * @param architecture Go's word for it
 */
record SifHeader(UUID id, Instant createdAt, String architecture) {

  /** Where the first object begins. */
  static final int DATA_AT = 4096 + 48 * 585;

  /** Partitions begin at a multiple of this. */
  static final int ALIGNMENT = 4096;

  static final int DEFINITION = 0x4001;
  static final int PARTITION = 0x4004;

  private static final String LAUNCH = "#!/usr/bin/env run-singularity\n";
  private static final int DESCRIPTORS_AT = 4096;
  private static final int DESCRIPTORS = 48;
  private static final int DESCRIPTOR_BYTES = 585;
  private static final int NAME_BYTES = 128;
  private static final int EXTRA_BYTES = 384;
  private static final int FIRST_GROUP = 0xF0000001;
  private static final int SQUASHFS = 1;
  private static final int PRIMARY_SYSTEM = 2;
  private static final Map<String, String> ARCHITECTURES =
      Map.of(
          "386", "01", "amd64", "02", "arm", "03", "arm64", "04", "ppc64", "05", "ppc64le", "06",
          "s390x", "11", "riscv64", "12");

  /**
   * One object.
   *
   * @param type {@link #DEFINITION} or {@link #PARTITION}
   * @param name at most 127 bytes
   * @param offset in the file
   * @param size in bytes
   * @param gap bytes left free before it
   */
  record Descriptor(int type, String name, long offset, long size, long gap) {}

  /** The bytes for these objects, in their order. */
  ByteBuffer write(Descriptor... objects) {
    var out = ByteBuffer.allocate(DATA_AT).order(ByteOrder.LITTLE_ENDIAN);
    var last = objects[objects.length - 1];
    text(out, LAUNCH, 32);
    text(out, "SIF_MAGIC", 10);
    text(out, "01", 3);
    text(out, code(), 3);
    // google/uuid keeps the bytes in the order they are printed
    out.order(ByteOrder.BIG_ENDIAN)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(createdAt.getEpochSecond()).putLong(createdAt.getEpochSecond());
    out.putLong(DESCRIPTORS - objects.length).putLong(DESCRIPTORS);
    out.putLong(DESCRIPTORS_AT).putLong((long) DESCRIPTORS * DESCRIPTOR_BYTES);
    out.putLong(DATA_AT).putLong(last.offset + last.size - DATA_AT);
    for (var i = 0; i < objects.length; i++) {
      out.position(DESCRIPTORS_AT + i * DESCRIPTOR_BYTES);
      write(out, objects[i], i + 1);
    }
    return out.clear();
  }

  private void write(ByteBuffer out, Descriptor object, int number) {
    out.putInt(object.type).put((byte) 1).putInt(number).putInt(FIRST_GROUP).putInt(0);
    out.putLong(object.offset).putLong(object.size).putLong(object.size + object.gap);
    out.putLong(createdAt.getEpochSecond()).putLong(createdAt.getEpochSecond());
    out.putLong(0).putLong(0);
    text(out, object.name, NAME_BYTES);
    if (object.type == PARTITION) {
      var extra = out.slice(out.position(), EXTRA_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      text(extra.putInt(SQUASHFS).putInt(PRIMARY_SYSTEM), code(), 3);
    }
  }

  private String code() {
    return ARCHITECTURES.getOrDefault(architecture, "00");
  }

  /** With at least one zero byte after it. */
  private static void text(ByteBuffer out, String text, int length) {
    var field = new byte[length];
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, field, 0, Math.min(bytes.length, length - 1));
    out.put(field);
  }
}
