package org.whalemountain.console.singularity;

import org.whalemountain.api.image.SingularityReport;
import org.whalemountain.api.image.SingularityReport.State;
import org.whalemountain.api.problem.ErrorCode;

/**
 * How far the file of an image is, for the person who wants it.
 *
 * @param host where it is built; to be given to the calls that follow
 * @param imageId what the reference is there, {@code sha256:…}
 * @param compression {@code zstd} or {@code gzip}
 * @param state none, waiting, building, ready or failed
 * @param bytesDone read from the image so far
 * @param bytesTotal to be read, estimated
 * @param sizeBytes of the file; null unless it is ready
 * @param sha256 of the file; null unless it is ready
 * @param fileName proposed for it
 * @param code why it failed, else null
 * @param detail the same as a sentence, else null
 */
public record SingularityView(
    String host,
    String imageId,
    String compression,
    State state,
    long bytesDone,
    long bytesTotal,
    Long sizeBytes,
    String sha256,
    String fileName,
    ErrorCode code,
    String detail) {

  static SingularityView of(String host, SingularityReport report) {
    return new SingularityView(
        host,
        report.image().id(),
        report.compression(),
        report.state(),
        report.bytesDone(),
        report.bytesTotal(),
        report.sizeBytes(),
        report.sha256(),
        report.fileName(),
        report.code(),
        report.detail());
  }
}
