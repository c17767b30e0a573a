package org.whalemountain.console.docker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.function.Supplier;

/** Where work outside of JAX-RS is done: with the database at hand. */
@ApplicationScoped
class Desk {

  @ActivateRequestContext
  <T> T at(Supplier<T> work) {
    return work.get();
  }
}
