package org.whalemountain.docker.singularity;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a finished file, which tells all there is to know of it, so that it outlives the
 * agent that made it.
 *
 * @param image hexadecimal digits of the image's id
 * @param compression of its file system
 * @param sha256 of the file
 */
record SifName(String image, Compression compression, String sha256) {

  /** Raised when the same image becomes other bytes than before. */
  private static final String MAKE = "1";

  private static final Pattern NAME =
      Pattern.compile("([0-9a-f]{64})\\.(zstd|gzip)\\." + MAKE + "\\.([0-9a-f]{64})\\.sif");

  /** Of a finished file; empty for any other. */
  static Optional<SifName> of(Path file) {
    return Optional.of(NAME.matcher(file.getFileName().toString()))
        .filter(match -> match.matches())
        .map(
            match ->
                new SifName(
                    match.group(1),
                    Compression.valueOf(match.group(2).toUpperCase(Locale.ROOT)),
                    match.group(3)));
  }

  boolean isOf(String wantedImage, Compression wanted) {
    return image.equals(wantedImage) && compression == wanted;
  }

  @Override
  public String toString() {
    return image + "." + compression.text() + "." + MAKE + "." + sha256 + ".sif";
  }
}
