package org.whalemountain.k8s.stats;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import org.whalemountain.api.container.StatsApi;
import org.whalemountain.api.container.StatsSample;

/** What containers use, over HTTP. */
@Blocking
class StatsResource implements StatsApi {

  private final Stats stats;

  StatsResource(Stats stats) {
    this.stats = stats;
  }

  @Override
  public StatsSample stats(String name) {
    return stats.sample(name);
  }

  @Override
  public Multi<StatsSample> statsStream(String name) {
    return stats.stream(name);
  }
}
