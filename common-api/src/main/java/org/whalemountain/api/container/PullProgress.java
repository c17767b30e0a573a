package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.whalemountain.api.problem.Sentence;

/**
 * How far an image is on its way to a host. Totals may grow: an engine learns a layer's size when
 * it begins to fetch it.
 *
 * @param layersDone layers that are there and unpacked
 * @param layersTotal layers known so far; 0 where none is known yet
 * @param bytesDone fetched so far, compressed
 * @param bytesTotal of the layers whose size is known; 0 where none is known yet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PullProgress(int layersDone, int layersTotal, long bytesDone, long bytesTotal) {

  private static final long MIB = 1024L * 1024;
  private static final Sentence BEGUN = new Sentence("The image is being pulled.", "イメージを取得しています。");
  private static final Sentence LAYERS =
      new Sentence(
          "The image is being pulled: {0} of {1} layers.", "イメージを取得しています: {1} レイヤー中 {0} レイヤー。");
  private static final Sentence BYTES =
      new Sentence(
          "The image is being pulled: {0} of {1} layers, {2} of {3} MiB.",
          "イメージを取得しています: {1} レイヤー中 {0} レイヤー、{3} MiB 中 {2} MiB。");

  /** For a person. */
  public Sentence sentence() {
    if (layersTotal == 0) {
      return BEGUN;
    }
    return bytesTotal == 0
        ? LAYERS.with(layersDone, layersTotal)
        : BYTES.with(layersDone, layersTotal, bytesDone / MIB, (bytesTotal + MIB - 1) / MIB);
  }
}
