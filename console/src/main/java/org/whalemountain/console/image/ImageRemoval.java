package org.whalemountain.console.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

@ApplicationScoped
class ImageRemoval {
  void delete(String account, String id, Locale language) {
    throw new UnsupportedOperationException();
  }
}
