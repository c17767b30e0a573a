package org.whalemountain.api.problem;

import java.util.Locale;

/**
 * A sentence for a person, in both languages side by side so that neither can be forgotten.
 *
 * <p>Places for values are written {@code {0}}, {@code {1}}, …; every other character stands for
 * itself.
 *
 * @param english the sentence in English
 * @param japanese the same in Japanese
 */
public record Sentence(String english, String japanese) {

  /** The same sentence with its places filled, in both languages. */
  public Sentence with(Object... values) {
    return new Sentence(fill(english, values), fill(japanese, values));
  }

  /** The sentence for readers of that language; English unless Japanese is asked for. */
  public String in(Locale locale) {
    return Locale.JAPANESE.getLanguage().equals(locale.getLanguage()) ? japanese : english;
  }

  private static String fill(String text, Object... values) {
    var filled = new StringBuilder(text.length() + 32);
    var at = 0;
    while (at < text.length()) {
      var open = text.indexOf('{', at);
      var close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      var inside = text.substring(open + 1, close);
      filled.append(text, at, open);
      if (inside.matches("\\d") && Integer.parseInt(inside) < values.length) {
        filled.append(values[Integer.parseInt(inside)]);
      } else {
        filled.append('{').append(inside).append('}');
      }
      at = close + 1;
    }
    return filled.append(text.substring(at)).toString();
  }
}
