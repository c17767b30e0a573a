package org.whalemountain.api.docs;

import java.util.Locale;

/**
 * One property that an operator may set.
 *
 * @param name as in a properties file
 * @param standard its default as written in the source; null where it has none
 * @param optional whether it may be left out without a default
 * @param meaning its Javadoc as Markdown
 */
record Setting(String name, String standard, boolean optional, String meaning) {

  /** The environment variable that sets it, by MicroProfile Config's rule. */
  String variable() {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** The same setting with the default that the service ships in its properties file. */
  Setting shippedWith(String value) {
    return value == null ? this : new Setting(name, value, optional, meaning);
  }

  /** A row of the page's table. */
  String row() {
    var shown =
        standard != null
            ? standard.isEmpty() ? "empty" : "`" + standard + "`"
            : optional ? "none" : "**required**";
    return "| `%s`<br>`%s` | %s | %s |".formatted(name, variable(), escape(shown), escape(meaning));
  }

  private static String escape(String cell) {
    return cell.replace("|", "\\|");
  }
}
