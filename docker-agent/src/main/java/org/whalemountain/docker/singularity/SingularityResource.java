package org.whalemountain.docker.singularity;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.image.SingularityApi;
import org.whalemountain.api.image.SingularityReport;
import org.whalemountain.api.image.SingularityReport.State;
import org.whalemountain.api.problem.Problems;

/** Images as files for Singularity, over HTTP; the bytes are sent by {@link FileRoute}. */
@Blocking
class SingularityResource implements SingularityApi {

  private final Builds builds;
  private final HttpHeaders headers;

  SingularityResource(Builds builds, HttpHeaders headers) {
    this.builds = builds;
    this.headers = headers;
  }

  @Override
  public RestResponse<SingularityReport> build(String id, String compression) {
    var report = report(builds.ask(id, Compression.of(compression)), compression);
    var isReady = report.state() == State.READY;
    return RestResponse.status(
        isReady ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED, report);
  }

  @Override
  public SingularityReport progress(String id, String compression) {
    return report(builds.look(id, Compression.of(compression)), compression);
  }

  @Override
  public RestResponse<Void> delete(String id, String compression) {
    builds.remove(id, Compression.of(compression));
    return RestResponse.noContent();
  }

  private SingularityReport report(Builds.Found found, String compression) {
    var locale = Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    var total = found.image().report().sizeBytes();
    var build = found.build();
    var failure = build.map(Build::failure);
    return new SingularityReport(
        found.image().report(),
        Compression.of(compression).text(),
        build.map(Build::state).orElse(found.file().isPresent() ? State.READY : State.NONE),
        build.filter(Build::isActive).map(it -> Math.min(it.bytesDone(), total)).orElse(0L),
        total,
        found.file().map(BuildArea::size).orElse(null),
        found.file().flatMap(SifName::of).map(SifName::sha256).orElse(null),
        fileName(found.image()),
        failure.map(why -> why.code()).orElse(null),
        failure.map(why -> why.detail().in(locale)).orElse(null));
  }

  /** The first name without what a file's name cannot have, else the beginning of the id. */
  static String fileName(ImageFacts image) {
    return image.report().names().stream()
            .map(name -> name.replaceAll("[^A-Za-z0-9._-]+", "_"))
            .findFirst()
            .orElse(image.hex().substring(0, 12))
        + ".sif";
  }
}
