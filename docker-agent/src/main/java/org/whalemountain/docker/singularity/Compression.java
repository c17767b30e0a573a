package org.whalemountain.docker.singularity;

import java.util.List;
import java.util.Locale;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/** How the file system is compressed. Kernels before 4.14 mount only gzip. */
enum Compression {
  ZSTD(List.of("--compressor", "zstd", "--comp-extra", "level=3")),
  GZIP(List.of("--compressor", "gzip", "--comp-extra", "level=6"));

  private static final Sentence RULE =
      new Sentence("must be zstd or gzip", "は zstd か gzip である必要があります");

  private final List<String> options;

  Compression(List<String> options) {
    this.options = options;
  }

  /**
   * The one of that name.
   *
   * @param text null for the usual one
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}
   */
  static Compression of(String text) {
    for (var known : values()) {
      if (text == null || known.text().equals(text)) {
        return known;
      }
    }
    new Check().that(false, "compression", RULE).done();
    throw new IllegalStateException("refused above");
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For tar2sqfs. */
  List<String> options() {
    return options;
  }
}
