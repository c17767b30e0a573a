package org.whalemountain.console.singularity;

import java.util.Set;
import org.whalemountain.api.container.Definition;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * What somebody wants a file of.
 *
 * @param image an id or a reference
 * @param compression {@code zstd} where it is left out, or {@code gzip}
 * @param host where the image is; looked for where it is left out
 */
public record ImageWish(String image, String compression, String host) {

  private static final Sentence COMPRESSION =
      new Sentence("must be zstd or gzip", "は zstd か gzip である必要があります");

  /**
   * Checks every field.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  public ImageWish {
    compression = compression == null ? "zstd" : compression;
    var check = new Check();
    Definition.image(check, "id", image);
    check.that(Set.of("zstd", "gzip").contains(compression), "compression", COMPRESSION);
    if (host != null) {
      Definition.name(check, "host", host);
    }
    check.done();
  }
}
