package org.whalemountain.k8s.singularity;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.image.SingularityApi;
import org.whalemountain.api.image.SingularityReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** A cluster makes no files for Singularity: its nodes do not hand images out. */
class SingularityResource implements SingularityApi {

  private static final Sentence NONE =
      new Sentence(
          "A cluster makes no Singularity files. Choose a Docker host that has the image.",
          "クラスターでは Singularity ファイルを作れません。イメージがある Docker ホストを選んでください。");

  @Override
  public RestResponse<SingularityReport> build(String id, String compression) {
    throw refused();
  }

  @Override
  public SingularityReport progress(String id, String compression) {
    throw refused();
  }

  /** Where other agents send the file. */
  @GET
  public RestResponse<Void> fetch(@PathParam("id") String id) {
    throw refused();
  }

  @Override
  public RestResponse<Void> delete(String id, String compression) {
    throw refused();
  }

  private static ApiException refused() {
    return new ApiException(ErrorCode.WRONG_STATE, NONE);
  }
}
