package org.whalemountain.k8s.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.whalemountain.api.file.Upload;

/**
 * Files as one archive whose length is known before. In the form that busybox and GNU tar read
 * both: names in UTF-8 as they are, long ones by GNU's entry, large sizes in base 256.
 *
 * @param files of different names
 */
record TarPacker(List<Upload.Part> files) {

  private static final int BLOCK = 512;
  private static final int READABLE = 0100644;

  TarPacker {
    files = List.copyOf(files);
  }

  /** Bytes of the archive. */
  long length() throws IOException {
    var counted = new Counted();
    try (var tar = open(counted)) {
      for (var file : files) {
        tar.putArchiveEntry(entry(file, 0));
        tar.closeArchiveEntry();
        var size = Files.size(file.content());
        counted.bytes += (size + BLOCK - 1) / BLOCK * BLOCK;
      }
    }
    return counted.bytes;
  }

  /** Writes it; leaves the stream open. */
  void write(OutputStream out) throws IOException {
    var tar = open(out);
    for (var file : files) {
      tar.putArchiveEntry(entry(file, Files.size(file.content())));
      Files.copy(file.content(), tar);
      tar.closeArchiveEntry();
    }
    tar.finish();
    // the archiver itself hands no flush on
    out.flush();
  }

  private static TarArchiveOutputStream open(OutputStream out) {
    var tar = new TarArchiveOutputStream(out, BLOCK, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    return tar;
  }

  private static TarArchiveEntry entry(Upload.Part file, long size) {
    var entry = new TarArchiveEntry(file.name());
    entry.setSize(size);
    entry.setMode(READABLE);
    return entry;
  }

  private static final class Counted extends OutputStream {
    private long bytes;

    @Override
    public void write(int single) {
      bytes++;
    }

    @Override
    public void write(byte[] written, int offset, int length) {
      bytes += length;
    }
  }
}
