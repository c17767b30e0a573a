package org.whalemountain.k8s.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalemountain.api.file.Upload;

import static org.assertj.core.api.Assertions.assertThat;

class TarPackerTest {

  @TempDir Path folder;

  @Test
  void theLengthThatIsToldIsTheLengthThatComes() throws IOException {
    var parts =
        List.of(
            part("データ.bin", 1000),
            part("empty", 0),
            part("block", 512),
            part("long-" + "x".repeat(200), 7));
    var packer = new TarPacker(parts);
    var bytes = new ByteArrayOutputStream();
    packer.write(bytes);
    assertThat(packer.length()).isEqualTo(bytes.size());
    try (var tar =
        new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()), "UTF-8")) {
      for (var part : parts) {
        assertThat(tar.getNextEntry().getName()).isEqualTo(part.name());
      }
    }
  }

  private Upload.Part part(String name, int size) throws IOException {
    var file = Files.createTempFile(folder, "part", "");
    Files.write(file, new byte[size]);
    return new Upload.Part(name, file);
  }
}
