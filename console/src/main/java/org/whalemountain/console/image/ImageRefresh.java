package org.whalemountain.console.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

@ApplicationScoped
class ImageRefresh {
  RefreshView all(Locale language) {
    throw new UnsupportedOperationException();
  }
}
