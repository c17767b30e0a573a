package org.whalemountain.console.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.whalemountain.console.web.Page;

@ApplicationScoped
class Images {

  List<ImageView> list(String account, boolean shared, String q, Page page) {
    return List.of();
  }

  static String key(ImageView view) {
    return view.id();
  }

  ImageView get(String account, String id) {
    throw new UnsupportedOperationException();
  }

  ImageView change(String account, String id, ImageChange change) {
    throw new UnsupportedOperationException();
  }
}
