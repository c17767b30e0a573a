package org.whalemountain.docker.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes removals of images that came from a build engine; can object. */
@ApplicationScoped
class RemovalWatch {
  private final List<ImageRemoval> seen = new CopyOnWriteArrayList<>();
  private volatile RuntimeException objection;

  void note(@Observes ImageRemoval removal) {
    if (objection != null) {
      throw objection;
    }
    seen.add(removal);
  }

  List<ImageRemoval> seen() {
    return seen;
  }

  void object(RuntimeException objection) {
    this.objection = objection;
  }
}
