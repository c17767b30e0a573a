package org.whalemountain.console.singularity;

import jakarta.enterprise.context.ApplicationScoped;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.console.container.Borrower;

/** The one place where it is decided whether somebody may have a file of an image. */
@ApplicationScoped
class ImageUse {

  /**
   * Whether the borrower may use the image. As for containers: who may borrow at all may make one
   * of any image that is on a host, so also a file of it.
   *
   * @param image as its host resolved the reference; never judge by the reference itself
   */
  boolean isAllowed(Borrower borrower, ImageReport image) {
    return !borrower.account().isBlank() && !image.id().isBlank();
  }
}
