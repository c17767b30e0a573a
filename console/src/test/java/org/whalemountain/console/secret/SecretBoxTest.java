package org.whalemountain.console.secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretBoxTest {

  private static final String KEY = "00".repeat(31) + "01";

  @Test
  void whatIsLockedOpensAgainAndNeverLooksTheSame() {
    var box = new SecretBox(KEY);
    var locked = box.lock("host blade1", "秘密 token");
    assertThat(new SecretBox(KEY).open("host blade1", locked)).isEqualTo("秘密 token");
    assertThat(box.lock("host blade1", "秘密 token")).isNotEqualTo(locked);
    assertThat(locked).doesNotContain("token");
  }

  @Test
  void anotherKeyAnotherPurposeAndAnotherByteOpenNothing() {
    var locked = new SecretBox(KEY).lock("host blade1", "token");
    var changed = (locked.charAt(20) == 'A' ? 'B' : 'A') + locked.substring(21);
    assertThatThrownBy(() -> new SecretBox("11".repeat(32)).open("host blade1", locked))
        .hasMessageContaining("whalemountain.secret.key");
    assertThatThrownBy(() -> new SecretBox(KEY).open("host blade2", locked))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> new SecretBox(KEY).open("host blade1", locked.substring(0, 20) + changed))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "00112233445566778899", "AAECAwQFBgcICQ==", "パスワード"})
  void aWeakKeyIsRefusedByName(String key) {
    assertThatThrownBy(() -> new SecretBox(key)).hasMessageContaining("whalemountain.secret.key");
  }

  @Test
  void base64IsAKeyToo() {
    var box = new SecretBox("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    assertThat(box.open("x", box.lock("x", "token"))).isEqualTo("token");
  }
}
