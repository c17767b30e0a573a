package org.whalemountain.docker.singularity;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BuildAreaTest {

  private static final int MIB = 1024 * 1024;

  @TempDir Path folder;

  @Test
  void theFileNotWantedForTheLongestGoesFirst() throws IOException {
    var area = area(10, 0);
    var old = file("a", 4 * MIB, 300);
    var older = file("b", 4 * MIB, 600);
    area.used(older);
    area.require(3 * MIB);
    assertThat(old).doesNotExist();
    assertThat(older).exists();
    assertThat(area.find("b".repeat(64), Compression.ZSTD)).hasValue(older);
    assertThat(area.find("b".repeat(64), Compression.GZIP)).isEmpty();
  }

  @Test
  void whatNeverFitsIsRefused() throws IOException {
    var area = area(10, 0);
    file("a", MIB, 1);
    assertThatThrownBy(() -> area.require(11 * MIB))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HOST_FULL));
  }

  @Test
  void theDisksFloorIsNeverTouched() throws IOException {
    var area = area(10, 1L << 40);
    var kept = file("a", MIB, 1);
    assertThatThrownBy(() -> area.require(1))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HOST_FULL));
    assertThat(kept).doesNotExist();
  }

  @Test
  void onlyFinishedFilesOutliveTheirAgent() throws IOException {
    var finished = file("a", 100, 1);
    var partial = Files.createFile(folder.resolve("x.squashfs"));
    var other = Files.createFile(folder.resolve("b.zstd.0.c.sif"));
    var area = area(10, 0);
    area.sweep(new StartupEvent());
    assertThat(finished).exists();
    assertThat(partial).doesNotExist();
    assertThat(other).doesNotExist();
    assertThat(area.isMine()).isTrue();
    var second = area(10, 0);
    var begun = Files.createFile(folder.resolve("y.squashfs"));
    second.sweep(new StartupEvent());
    assertThat(second.isMine()).isFalse();
    assertThat(begun).exists();
  }

  @Test
  void aFolderThatCannotBeIsNoFault() throws IOException {
    var file = Files.createFile(folder.resolve("a-file"));
    var area = new BuildArea(new Settings(file.resolve("below"), 10, 0));
    area.sweep(new StartupEvent());
    assertThat(area.isUsable()).isFalse();
    assertThat(area.isMine()).isFalse();
  }

  private Path file(String image, int size, int secondsAgo) throws IOException {
    var name = new SifName(image.repeat(64), Compression.ZSTD, "f".repeat(64)).toString();
    var path = folder.resolve(name);
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(size);
    }
    var time = Instant.now().minusSeconds(secondsAgo);
    return Files.setLastModifiedTime(path, FileTime.from(time));
  }

  private BuildArea area(long limitMib, long floorMib) {
    return new BuildArea(new Settings(folder, limitMib, floorMib));
  }

  private record Settings(Path area, long areaLimitMib, long diskFloorMib)
      implements SingularityConfig {
    @Override
    public String tar2sqfs() {
      return "tar2sqfs";
    }

    @Override
    public int processors() {
      return 1;
    }

    @Override
    public int buildsAtATime() {
      return 1;
    }

    @Override
    public int mostWaiting() {
      return 1;
    }

    @Override
    public Duration deadline() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration idle() {
      return Duration.ofMinutes(1);
    }
  }
}
