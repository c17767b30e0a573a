package org.whalemountain.k8s.image;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.image.ImageApi;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** Images over HTTP. */
@Blocking
class ImageResource implements ImageApi {

  private static final Sentence KUBELETS =
      new Sentence(
          "The nodes of a cluster remove images by themselves.", "クラスターのノードはイメージを自動的に削除します。");

  private final NodeImages images;

  ImageResource(NodeImages images) {
    this.images = images;
  }

  @Override
  public List<ImageReport> list() {
    return images.list();
  }

  @Override
  public RestResponse<Void> delete(String id) {
    throw new ApiException(ErrorCode.WRONG_STATE, KUBELETS);
  }
}
