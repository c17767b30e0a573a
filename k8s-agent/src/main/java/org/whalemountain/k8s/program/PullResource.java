package org.whalemountain.k8s.program;

import org.whalemountain.api.image.PullApi;
import org.whalemountain.api.image.PullReport;
import org.whalemountain.api.image.PullRequest;

/** A cluster's nodes fetch an image when a pod needs it, not before. */
class PullResource implements PullApi {

  @Override
  public PullReport pull(PullRequest wanted) {
    throw NotOffered.refusal();
  }
}
