package org.whalemountain.api.image;

import org.whalemountain.api.container.Definition;
import org.whalemountain.api.problem.Check;

/**
 * An image that is wanted on a host.
 *
 * @param image its reference
 */
public record PullRequest(String image) {

  public PullRequest {
    var check = new Check();
    Definition.image(check, "image", image);
    check.done();
  }
}
