package org.whalemountain.docker.singularity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TarRewriteTest {

  private static final Instant CREATED = Instant.ofEpochSecond(1_500_000_000);
  private static final Instant BEGUN = Instant.ofEpochSecond(1_700_000_000);
  private static final byte[] CONTENT = new byte[70_000];

  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(archive, "UTF-8");

  @Test
  void whatNobodyCouldUseIsLeftOutWithItsLinks() throws IOException {
    add("dev/null", TarArchiveEntry.LF_CHR, 0666, "", BEGUN.minusSeconds(9));
    add("dev/disk", TarArchiveEntry.LF_BLK, 0660, "", BEGUN.minusSeconds(9));
    add("odd/same", TarArchiveEntry.LF_LINK, 0666, "dev/null", BEGUN.minusSeconds(9));
    add(".singularity.d/", TarArchiveEntry.LF_DIR, 0755, "", BEGUN.minusSeconds(9));
    add(".singularity.d/runscript", TarArchiveEntry.LF_NORMAL, 0755, "", BEGUN.minusSeconds(9));
    add(".dockerenv", TarArchiveEntry.LF_NORMAL, 0755, "", BEGUN);
    add("kept", TarArchiveEntry.LF_NORMAL, 0644, "", BEGUN.minusSeconds(9));
    assertThat(rewritten()).containsOnlyKeys("kept");
  }

  @Test
  void modesAreWhatAnOrdinaryUserNeeds() throws IOException {
    add("root/", TarArchiveEntry.LF_DIR, 02700, "", CREATED);
    add("root/su", TarArchiveEntry.LF_NORMAL, 06711, "", CREATED);
    add("root/key", TarArchiveEntry.LF_NORMAL, 0600, "", CREATED);
    add("root/link", TarArchiveEntry.LF_SYMLINK, 0777, "key", CREATED);
    var found = rewritten();
    assertThat(found.get("root/").getMode() & 07777).isEqualTo(02755);
    assertThat(found.get("root/su").getMode() & 07777).isEqualTo(0755);
    assertThat(found.get("root/key").getMode() & 07777).isEqualTo(0644);
    assertThat(found.get("root/link").getLinkName()).isEqualTo("key");
  }

  @Test
  void onlyWhatTheEngineMadeForItGetsAnotherTime() throws IOException {
    add("etc/", TarArchiveEntry.LF_DIR, 0755, "", BEGUN.plusSeconds(1));
    add("etc/old", TarArchiveEntry.LF_NORMAL, 0644, "", BEGUN.minusSeconds(1));
    var found = rewritten();
    assertThat(found.get("etc/").getLastModifiedTime().toInstant()).isEqualTo(CREATED);
    assertThat(found.get("etc/old").getLastModifiedTime().toInstant())
        .isEqualTo(BEGUN.minusSeconds(1));
  }

  @Test
  void anArchiveThatBreaksOffIsNeverTakenForAWholeOne() throws IOException {
    add("first", TarArchiveEntry.LF_NORMAL, 0644, "", CREATED);
    add("second", TarArchiveEntry.LF_NORMAL, 0644, "", CREATED);
    tar.finish();
    var whole = archive.toByteArray();
    for (var cut : new int[] {0, 100, 512, 5_000, 71_168, 75_000}) {
      assertThatThrownBy(() -> rewrite(Arrays.copyOf(whole, cut)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("too early");
    }
    whole[3] ^= 1;
    assertThatThrownBy(() -> rewrite(whole)).hasMessageContaining("damaged");
  }

  private void add(String name, byte type, int mode, String link, Instant time) throws IOException {
    var entry = new TarArchiveEntry(name, type);
    entry.setMode(mode);
    entry.setLinkName(link);
    entry.setModTime(time.toEpochMilli());
    var isFile = type == TarArchiveEntry.LF_NORMAL;
    entry.setSize(isFile ? CONTENT.length : 0);
    tar.putArchiveEntry(entry);
    if (isFile) {
      tar.write(CONTENT);
    }
    tar.closeArchiveEntry();
  }

  private Map<String, TarArchiveEntry> rewritten() throws IOException {
    tar.finish();
    var found = new LinkedHashMap<String, TarArchiveEntry>();
    try (var read =
        new TarArchiveInputStream(new ByteArrayInputStream(rewrite(archive.toByteArray())))) {
      for (var entry = read.getNextEntry(); entry != null; entry = read.getNextEntry()) {
        found.put(entry.getName(), entry);
      }
    }
    return found;
  }

  private static byte[] rewrite(byte[] whole) throws IOException {
    var out = new ByteArrayOutputStream();
    new TarRewrite(BEGUN, CREATED).copy(new ByteArrayInputStream(whole), out);
    return out.toByteArray();
  }
}
