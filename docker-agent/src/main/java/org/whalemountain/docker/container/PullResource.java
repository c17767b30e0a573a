package org.whalemountain.docker.container;

import org.whalemountain.api.image.PullApi;
import org.whalemountain.api.image.PullReport;
import org.whalemountain.api.image.PullRequest;
import org.whalemountain.api.problem.Check;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.image.OwnerMark;

/** Pulls over HTTP. */
class PullResource implements PullApi {

  private final Engine engine;
  private final Pulls pulls;

  PullResource(Engine engine, Pulls pulls) {
    this.engine = engine;
    this.pulls = pulls;
  }

  @Override
  public PullReport pull(PullRequest wanted) {
    new Check().present(wanted, "image").done();
    var image = wanted.image();
    if (OwnerMark.is(image)) {
      throw ImageChoice.none();
    }
    if (!pulls.isRunning(image)) {
      var there = engine.call(client -> ImageChoice.departments(client, image));
      if (there.isPresent()) {
        return new PullReport(there.get(), null);
      }
    }
    return new PullReport(null, pulls.follow(image).map(Pull::progress).orElse(null));
  }
}
