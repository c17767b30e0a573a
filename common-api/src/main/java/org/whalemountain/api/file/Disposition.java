package org.whalemountain.api.file;

import java.nio.charset.StandardCharsets;

/** The header that proposes a file name, RFC 6266; names beyond ASCII by RFC 8187. */
public final class Disposition {

  private static final String PLAIN_IN_RFC_8187 = "!#$&+-.^_`|~";

  private Disposition() {}

  /** For a download under that name. */
  public static String of(String name) {
    var plain = name.replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\"\\\\%]", "_");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encode(name);
  }

  private static String encode(String name) {
    var encoded = new StringBuilder();
    for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
      var letter = (char) (octet & 0xff);
      var isPlain =
          (letter >= '0' && letter <= '9')
              || (letter >= 'A' && letter <= 'Z')
              || (letter >= 'a' && letter <= 'z')
              || PLAIN_IN_RFC_8187.indexOf(letter) >= 0;
      encoded.append(isPlain ? String.valueOf(letter) : String.format("%%%02X", octet & 0xff));
    }
    return encoded.toString();
  }
}
