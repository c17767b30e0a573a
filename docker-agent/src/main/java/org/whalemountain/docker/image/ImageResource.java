package org.whalemountain.docker.image;

import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.image.ImageApi;
import org.whalemountain.api.image.ImageReport;

/** Images over HTTP. */
class ImageResource implements ImageApi {
  private final Images images;

  ImageResource(Images images) {
    this.images = images;
  }

  @Override
  public List<ImageReport> list() {
    return images.list();
  }

  @Override
  public RestResponse<Void> delete(String id) {
    images.delete(id);
    return RestResponse.noContent();
  }
}
