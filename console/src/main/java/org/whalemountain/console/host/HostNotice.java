package org.whalemountain.console.host;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * An administrator's own words to the owners of a host's containers, as plain text. In a request it
 * may also be one text for readers of both languages.
 *
 * @param en in English; null where they are given in Japanese only
 * @param ja in Japanese; likewise
 */
public record HostNotice(String en, String ja) {

  private static final int LONGEST = 500;
  static final Sentence RULE =
      new Sentence(
          "must be 1 to 500 characters, without control characters but line breaks",
          "は 1 から 500 文字で、改行以外の制御文字を含まない必要があります");

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public HostNotice(@JsonProperty("en") String en, @JsonProperty("ja") String ja) {
    new Check().that(isSound(en), "notice.en", RULE).that(isSound(ja), "notice.ja", RULE).done();
    this.en = en;
    this.ja = ja;
  }

  /** One text for everybody. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static HostNotice of(String text) {
    new Check().that(text != null && isSound(text), "notice", RULE).done();
    return new HostNotice(text, text);
  }

  /** What is stored, or null where nothing is. */
  public static HostNotice stored(String en, String ja) {
    return en == null && ja == null ? null : new HostNotice(en, ja);
  }

  /** For a reader of that language; in the other one where there is no other. */
  public String in(Locale language) {
    var first = new Sentence(en, ja).in(language);
    return first != null ? first : en != null ? en : ja;
  }

  /** Whether it says nothing. */
  boolean saysNothing() {
    return en == null && ja == null;
  }

  private static boolean isSound(String text) {
    return text == null
        || (!text.isBlank()
            && text.length() <= LONGEST
            && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'));
  }
}
