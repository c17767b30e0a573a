package org.whalemountain.console.singularity;

import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.console.container.Borrower;
import org.whalemountain.console.image.ImageAccess;

/** Whether somebody may have a file of an image: as for containers. */
@ApplicationScoped
class ImageUse {

  private final ImageAccess images;

  ImageUse(ImageAccess images) {
    this.images = images;
  }

  /**
   * Whether the borrower may use the image.
   *
   * @param image as its host resolved the reference; never judge by the reference itself
   */
  boolean isAllowed(Borrower borrower, ImageReport image) {
    return images.isAllowed(borrower.account(), image);
  }

  /** What is told of an image that is not there for the borrower. */
  ApiException unknown() {
    return images.unknown();
  }
}
