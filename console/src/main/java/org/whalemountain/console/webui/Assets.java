package org.whalemountain.console.webui;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.MimeMapping;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Scripts and styles, in the smallest form the build made that the browser takes. */
final class Assets {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final List<Form> FORMS = List.of(new Form("br", ".br"), new Form("gzip", ".gz"));

  /** What was found; what was not is not noted, so that nobody can fill the memory with names. */
  private static final ConcurrentMap<String, Buffer> FOUND = new ConcurrentHashMap<>();

  private Assets() {}

  private record Form(String encoding, String ending) {}

  static void send(RoutingContext call) {
    var path = call.normalizedPath();
    var accepted = String.valueOf(call.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
    for (var form : FORMS) {
      var compressed = find(path + form.ending);
      if (accepted.contains(form.encoding) && compressed.isPresent()) {
        call.response().putHeader(HttpHeaders.CONTENT_ENCODING, form.encoding);
        send(call, path, compressed.get());
        return;
      }
    }
    find(path).ifPresentOrElse(bytes -> send(call, path, bytes), call::next);
  }

  private static Optional<Buffer> find(String path) {
    var found = Optional.ofNullable(FOUND.get(path)).or(() -> Files.read(path));
    found.ifPresent(bytes -> FOUND.put(path, bytes));
    return found;
  }

  private static void send(RoutingContext call, String path, Buffer bytes) {
    call.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, MimeMapping.getMimeTypeForFilename(path))
        .putHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER)
        .putHeader(HttpHeaders.VARY, "Accept-Encoding")
        .end(bytes);
  }
}
