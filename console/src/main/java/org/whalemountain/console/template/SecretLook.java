package org.whalemountain.console.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which environments look as if their value were a secret: by the words of their key, or because
 * the value is an address with a password in it. A look, no proof: what is no secret is hidden too
 * often rather than too seldom.
 */
final class SecretLook {

  /** Stands where a value is not shown. */
  static final String MASK = "********";

  private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z0-9]");
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern INSIDE =
      Pattern.compile("PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIAL|APIKEY|PRIVATEKEY|ACCESSKEY");
  private static final Pattern AT_THE_END = Pattern.compile(".*(?:TOKENS?|PASS)");
  private static final Set<String> WORDS = Set.of("KEY", "KEYS", "PWD", "PW", "AUTH");

  /** The shell's own, which hold paths. */
  private static final Set<String> NEVER = Set.of("PWD", "OLDPWD");

  /** A key that ends so says where something is, not what. */
  private static final Set<String> PLACES = Set.of("FILE", "PATH", "DIR");

  private static final Set<String> SWITCHES =
      Set.of("true", "false", "yes", "no", "on", "off", "none");
  private static final Pattern ADDRESS_WITH_PASSWORD =
      Pattern.compile("(?is)[a-z][a-z0-9+.-]*://[^/\\s:@]*:[^/\\s@]+@.*");

  private SecretLook() {}

  /** Whether the value of {@code KEY=value} looks secret; an empty one does not. */
  static boolean isSecret(String environment) {
    var equals = environment == null ? -1 : environment.indexOf('=');
    if (equals < 0) {
      return false;
    }
    return isSecret(environment.substring(0, equals), environment.substring(equals + 1));
  }

  /** Whether the value of a label looks secret; words of a key may have anything between them. */
  static boolean isSecret(String key, String value) {
    var plain = value.strip();
    return !plain.isEmpty()
        && (ADDRESS_WITH_PASSWORD.matcher(plain).matches()
            || (isSecretKey(BETWEEN.matcher(key).replaceAll("_"))
                && !SWITCHES.contains(plain.toLowerCase(Locale.ROOT))));
  }

  /** Whether the value stands hidden. */
  static boolean isMasked(String environment) {
    return environment != null && environment.endsWith("=" + MASK) && isSecret(environment);
  }

  /** Whether the value of a label stands hidden. */
  static boolean isMaskedLabel(String value) {
    return MASK.equals(value);
  }

  /** The same with a mask in place of what looks secret. */
  static Map<String, String> masked(Map<String, String> labels) {
    return labels.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                label -> isSecret(label.getKey(), label.getValue()) ? MASK : label.getValue()));
  }

  /** The same with a mask in place of what looks secret. */
  static List<String> masked(List<String> environments) {
    return environments.stream()
        .map(entry -> isSecret(entry) ? entry.substring(0, entry.indexOf('=') + 1) + MASK : entry)
        .toList();
  }

  private static boolean isSecretKey(String key) {
    var spelled = CAMEL.matcher(key).replaceAll("_").toUpperCase(Locale.ROOT);
    var words = Arrays.stream(spelled.split("_")).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()
        || NEVER.contains(spelled)
        || PLACES.contains(words.get(words.size() - 1))) {
      return false;
    }
    return INSIDE.matcher(String.join("", words)).find()
        || words.stream()
            .anyMatch(word -> WORDS.contains(word) || AT_THE_END.matcher(word).matches());
  }
}
