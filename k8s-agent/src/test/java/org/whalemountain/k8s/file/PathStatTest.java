package org.whalemountain.k8s.file;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the header says, beside what an engine 20.10 said of the same things. */
class PathStatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /etc/passwd  | 81a4 | ''          | passwd | 420
          /tmp         | 43ff | ''          | tmp    | 2148532735
          /tmp/        | 43ff | ''          | tmp    | 2148532735
          /a b/link    | a1ff | /a b/target | link   | 134218239
          /bin/su      | 89ed | ''          | su     | 8389101
          /dev/null    | 21b6 | ''          | null   | 69206454
          /            | 41ed | ''          | /      | 2147484141
          """)
  void modesAreGos(String path, String mode, String target, String name, long expected) {
    var stat = PathStat.read(path, mode + " 17 1767323045\n" + target);
    assertThat(stat.mode()).isEqualTo(expected);
    assertThat(new String(Base64.getDecoder().decode(stat.encoded()), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"name\":\"%s\",\"size\":17,\"mode\":%d,\"mtime\":\"2026-01-02T03:04:05Z\",\"linkTarget\":\"%s\"}"
                .formatted(name, expected, target));
  }

  @ParameterizedTest
  @CsvSource({
    "/a/./b,/a/b",
    "/a/../b/,/b/",
    "/a/.,/a/.",
    "/..,/",
    "/.,/",
    "//a//b,/a/b",
    "/a/b/..,/a"
  })
  void pathsAreCleanedAsAnEngineDoes(String path, String expected) {
    assertThat(ArchiveScripts.clean(path)).isEqualTo(expected);
  }
}
