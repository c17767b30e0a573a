package org.whalemountain.api.problem;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SentenceTest {

  @Test
  void valuesAreSetInBothLanguagesAndNeverReadAsPlaces() {
    var said = new Sentence("{0} is not {1}", "{0} は {1} ではありません").with("{1}", "a'b");
    assertThat(said.english()).isEqualTo("{1} is not a'b");
    assertThat(said.japanese()).isEqualTo("{1} は a'b ではありません");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          ja                | ja
          ja-JP,en;q=0.5    | ja
          en-GB             | en
          fr                | en
          fr,ja;q=0.3       | ja
          null              | en
          ''                | en
          *                 | en
          ;;;nonsense=      | en
          """)
  void theCallersLanguageIsChosen(String acceptLanguage, String language) {
    assertThat(Problems.language(acceptLanguage).getLanguage()).isEqualTo(language);
  }

  @Test
  void everyCodeHasATitleInBothLanguages() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::title))
        .allSatisfy(
            title -> {
              assertThat(title.in(Locale.ENGLISH)).matches("\\p{ASCII}+");
              assertThat(title.in(Locale.JAPANESE))
                  .containsPattern("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
            });
  }
}
