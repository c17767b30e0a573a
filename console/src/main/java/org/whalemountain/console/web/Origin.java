package org.whalemountain.console.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Scheme, host and port of a page, RFC 6454.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case
 * @param port the default one where none is written
 */
record Origin(String scheme, String host, int port) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Reads the header's or the configuration's text; nothing for {@code null} and the like. */
  static Optional<Origin> parse(String text) {
    try {
      var uri = new URI(text);
      if (uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null) {
        return Optional.empty();
      }
      var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      var usual = scheme.equals("https") ? HTTPS : HTTP;
      var port = uri.getPort() < 0 ? usual : uri.getPort();
      return Optional.of(new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
