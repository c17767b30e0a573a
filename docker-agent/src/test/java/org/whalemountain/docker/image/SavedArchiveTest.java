package org.whalemountain.docker.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalemountain.api.contract.Sha256;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SavedArchiveTest {
  private static final byte[] WANTED = "what is wanted".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "something else".getBytes(StandardCharsets.UTF_8);
  private static final String HEX = Sha256.of(WANTED);

  @TempDir Path folder;

  private HandOverArea.Place place;

  @BeforeEach
  void open() throws IOException {
    place = new HandOverArea(new Config(folder, 1)).open();
  }

  @AfterEach
  void nothingStays() throws IOException {
    place.close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsWantedIsKnownByItsContentWhateverItIsCalled() throws IOException {
    for (var name :
        new String[] {
          "layer.tar", "../../../../etc/passwd", "/etc/passwd", "x/".repeat(200) + "y"
        }) {
      var kept = keep(archive(Map.of("other", OTHER, name, WANTED)));
      assertThat(kept).containsOnlyKeys(HEX);
      assertThat(kept.get(HEX)).hasBinaryContent(WANTED).hasParent(place.path());
      Files.delete(kept.get(HEX));
    }
  }

  @Test
  void whatIsNotWantedIsNotKept() throws IOException {
    var names = archive(Map.of(HEX, OTHER, "blobs/sha256/" + HEX, OTHER));
    assertThatThrownBy(() -> keep(names)).hasMessageContaining("lacks something");
    assertThat(place.path()).isEmptyDirectory();
  }

  @Test
  void whatTheHostHasMustComeAndIsNotKept() throws IOException {
    var both = Set.of(HEX, Sha256.of(OTHER));
    var whole = archive(Map.of("a", WANTED, "b", OTHER));
    assertThat(archive(new ByteArrayInputStream(whole)).keep(both, Set.of(HEX)))
        .containsOnlyKeys(Sha256.of(OTHER));
    assertThat(place.path().toFile().list()).hasSize(1);

    var half = archive(Map.of("b", OTHER));
    assertThatThrownBy(() -> archive(new ByteArrayInputStream(half)).keep(both, Set.of(HEX)))
        .hasMessageContaining("lacks something");
  }

  @Test
  void linksAndDevicesAreNothing() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      for (var type :
          new byte[] {
            TarArchiveEntry.LF_SYMLINK,
            TarArchiveEntry.LF_LINK,
            TarArchiveEntry.LF_CHR,
            TarArchiveEntry.LF_FIFO,
            TarArchiveEntry.LF_DIR
          }) {
        var entry = new TarArchiveEntry("manifest.json", type);
        entry.setLinkName("/etc/passwd");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
      put(tar, "last", WANTED);
    }
    assertThat(keep(bytes.toByteArray())).containsOnlyKeys(HEX);
    assertThat(place.path()).isDirectoryContaining(file -> Files.isRegularFile(file));
  }

  @Test
  void anEntryTwiceIsKeptOnce() throws IOException {
    var twice = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(twice)) {
      put(tar, "a", WANTED);
      put(tar, "a", WANTED);
      put(tar, "b", OTHER);
    }
    var both = Set.of(HEX, Sha256.of(OTHER));
    assertThat(archive(new ByteArrayInputStream(twice.toByteArray())).keep(both, Set.of()))
        .hasSize(2);
    assertThat(place.path().toFile().list()).hasSize(2);
  }

  @Test
  void nothingIsReadThatIsNotNeededAnyMore() throws IOException {
    var endless =
        new SequenceInputStream(
            new ByteArrayInputStream(Arrays.copyOf(archive(Map.of("a", WANTED)), 1024)),
            new Zeros(1));
    assertThat(archive(endless).keep(Set.of(HEX), Set.of())).containsOnlyKeys(HEX);
  }

  @Test
  void moreThanTheLimitIsRefusedBeforeItIsRead() {
    var head = head("large", 2L << 20);
    assertThatThrownBy(
            () ->
                archive(new SequenceInputStream(new ByteArrayInputStream(head), new Zeros(1)))
                    .keep(Set.of(HEX), Set.of()))
        .isInstanceOfSatisfying(
            ApiException.class, full -> assertThat(full.code()).isEqualTo(ErrorCode.HOST_FULL));
    assertThat(place.path()).isEmptyDirectory();
  }

  @Test
  void damagedArchivesAreRefused() {
    var whole = archive(Map.of("a", OTHER));
    assertThatThrownBy(() -> keep(Arrays.copyOf(whole, 520))).hasMessageContaining("ends before");
    var wrongSum = whole.clone();
    wrongSum[0]++;
    assertThatThrownBy(() -> keep(wrongSum)).hasMessageContaining("damaged");
    assertThatThrownBy(() -> keep(head("negative", -1))).hasMessageContaining("impossible");
    assertThatThrownBy(() -> keep(head("huge", Long.MAX_VALUE))).hasMessageContaining("impossible");
  }

  @Test
  void hugeNamesAreNotHeldInMemory() {
    for (var type : new byte[] {'L', 'K', 'g'}) {
      var head = typed(head("././@LongLink", 1L << 45), type);
      var stream = new SequenceInputStream(new ByteArrayInputStream(head), new Zeros(0));
      var until = System.nanoTime() + Duration.ofMillis(200).toNanos();
      assertThatThrownBy(() -> new SavedArchive(stream, place, until).keep(Set.of(HEX), Set.of()))
          .hasMessageContaining("in time");
    }
    var pax = typed(head("pax", 1L << 40), (byte) 'x');
    assertThatThrownBy(() -> keep(pax)).hasMessageContaining("extended header");
  }

  private Map<String, Path> keep(byte[] archive) throws IOException {
    return archive(new ByteArrayInputStream(archive)).keep(Set.of(HEX), Set.of());
  }

  private SavedArchive archive(InputStream in) {
    return new SavedArchive(in, place, System.nanoTime() + Duration.ofMinutes(1).toNanos());
  }

  private static byte[] archive(Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var file : files.entrySet()) {
        put(tar, file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    var entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** A head in GNU's form, which has numbers of any size. */
  private static byte[] head(String name, long size) {
    var head = new byte[512];
    var entry = new TarArchiveEntry(name);
    entry.writeEntryHeader(head);
    head[124] = (byte) (size < 0 ? 0xff : 0x80);
    for (var i = 0; i < 11; i++) {
      head[135 - i] = (byte) (i < 8 ? size >> (8 * i) : size >> 63);
    }
    return summed(head);
  }

  private static byte[] typed(byte[] head, byte type) {
    head[156] = type;
    return summed(head);
  }

  private static byte[] summed(byte[] head) {
    Arrays.fill(head, 148, 156, (byte) ' ');
    var sum = 0;
    for (var octet : head) {
      sum += octet & 0xff;
    }
    var digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, head, 148, 8);
    return head;
  }

  /** Zeros for ever; fails where it may not be read at all. */
  private static final class Zeros extends InputStream {
    private final int forbidden;

    private Zeros(int forbidden) {
      this.forbidden = forbidden;
    }

    @Override
    public int read() throws IOException {
      if (forbidden > 0) {
        throw new IOException("read too far");
      }
      return 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      Arrays.fill(bytes, offset, offset + length, (byte) read());
      return length;
    }
  }

  private record Config(Path area, long limitMib) implements HandOverConfig {
    @Override
    public long diskFloorMib() {
      return 0;
    }

    @Override
    public int mostImages() {
      return 1;
    }

    @Override
    public int imagesAtATime() {
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
