package org.whalemountain.docker.image;

import java.util.List;
import org.whalemountain.api.image.ImageApi;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.docker.engine.Engine;

/** Images over HTTP; one call to the engine. */
class ImageResource implements ImageApi {
  private final Engine engine;

  ImageResource(Engine engine) {
    this.engine = engine;
  }

  @Override
  public List<ImageReport> list() {
    return engine.call(client -> client.listImagesCmd().exec()).stream()
        .map(ImageReports::of)
        .filter(image -> !image.names().isEmpty())
        .toList();
  }
}
