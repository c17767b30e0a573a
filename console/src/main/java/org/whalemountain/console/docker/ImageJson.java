package org.whalemountain.console.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import org.whalemountain.console.image.ImageView;

/** An image as the engine tells of it ("ImageSummary" and "ImageInspect" in its API). */
final class ImageJson {

  private ImageJson() {}

  static JsonObject summary(ImageView image) {
    return new JsonObject()
        .put("Id", image.id())
        .put("ParentId", "")
        .put("RepoTags", new JsonArray(image.names()))
        .put("RepoDigests", new JsonArray(image.digests()))
        .put("Created", created(image).getEpochSecond())
        .put("Size", image.sizeBytes())
        .put("VirtualSize", image.sizeBytes())
        .put("SharedSize", -1)
        .put("Containers", -1)
        .put("Labels", new JsonObject());
  }

  static JsonObject inspection(ImageView image) {
    return new JsonObject()
        .put("Id", image.id())
        .put("RepoTags", new JsonArray(image.names()))
        .put("RepoDigests", new JsonArray(image.digests()))
        .put("Parent", "")
        .put("Comment", Objects.toString(image.description(), ""))
        .put("Created", created(image).toString())
        .put("Author", Objects.toString(image.owner(), ""))
        .put("Architecture", "amd64")
        .put("Os", "linux")
        .put("Size", image.sizeBytes())
        .put("VirtualSize", image.sizeBytes())
        .put("Config", new JsonObject())
        .put("RootFS", new JsonObject().put("Type", "layers"));
  }

  private static Instant created(ImageView image) {
    return image.createdAt() == null ? image.firstSeenAt() : image.createdAt();
  }
}
