package org.whalemountain.api.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A body of {@code multipart/form-data}, RFC 7578. */
public final class Multipart {

  private Multipart() {}

  /** A target folder, files, and optionally their expected hashes. */
  public static byte[] body(
      String boundary, String directory, Map<String, byte[]> files, String... sha256) {
    var body = new ByteArrayOutputStream();
    if (directory != null) {
      field(body, boundary, "path", directory);
    }
    for (var hash : sha256) {
      field(body, boundary, "sha256", hash);
    }
    files.forEach(
        (name, content) -> {
          text(
              body,
              "--"
                  + boundary
                  + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                  + name
                  + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
          body.writeBytes(content);
          text(body, "\r\n");
        });
    text(body, "--" + boundary + "--\r\n");
    return body.toByteArray();
  }

  private static void field(
      ByteArrayOutputStream body, String boundary, String name, String value) {
    text(
        body,
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\""
            + name
            + "\"\r\n\r\n"
            + value
            + "\r\n");
  }

  private static void text(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
