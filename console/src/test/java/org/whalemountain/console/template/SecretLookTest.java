package org.whalemountain.console.template;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretLookTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PASSWORD=x",
        "MYSQL_ROOT_PASSWORD=x",
        "db_passwd=x",
        "dbPass=x",
        "DB_PASS=x",
        "DB_PWD=x",
        "JUPYTER_TOKEN=x",
        "GITHUBTOKEN=x",
        "apiToken=x",
        "API_KEY=x",
        "apiKey=x",
        "APIKEY=x",
        "AWS_ACCESS_KEY_ID=AKIA",
        "AWS_SECRET_ACCESS_KEY=x",
        "SSH_PRIVATE_KEY=x",
        "KEY=x",
        "CLIENT_SECRET=x",
        "GOOGLE_CREDENTIALS={}",
        "BASIC_AUTH=x",
        "DATABASE_URL=postgres://me:geheim@db/app",
        "PROXY=http://:geheim@proxy:3128"
      })
  void whatLooksSecretIsHidden(String environment) {
    assertThat(SecretLook.isSecret(environment)).isTrue();
    var masked = SecretLook.masked(List.of(environment));
    assertThat(masked).noneMatch(entry -> entry.contains("geheim") || entry.endsWith("=x"));
    assertThat(masked.get(0)).startsWith(environment.substring(0, environment.indexOf('=') + 1));
    assertThat(SecretLook.masked(masked)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GREETING=hello",
        "PWD=/work",
        "OLDPWD=/",
        "PASSWORD=",
        "TOKENIZERS_PARALLELISM=false",
        "MONKEY=banana",
        "KEYBOARD=jp",
        "AUTHOR=Hanako",
        "POSTGRES_PASSWORD_FILE=/run/secrets/db",
        "SSH_KEY_PATH=/k",
        "MYSQL_ALLOW_EMPTY_PASSWORD=yes",
        "URL=https://example.ac.jp/a:b@c",
        "COMPASS=north"
      })
  void whatDoesNotIsShown(String environment) {
    // a compass is the price of catching DBPASS
    var isExpected = environment.startsWith("COMPASS");
    assertThat(SecretLook.isSecret(environment)).isEqualTo(isExpected);
  }

  @ParameterizedTest
  @CsvSource({
    "db.password,       geheim,                   true",
    "org.example/api-key, x,                      true",
    "token,             x,                        true",
    "password,          '',                       false",
    "course,            os,                       false",
    "com.docker.compose.config-hash, 0a1b,        false",
    "a,                 redis://:geheim@db:6379/, true"
  })
  void labelsAreLookedAtAsEnvironmentsAre(String key, String value, boolean isExpected) {
    assertThat(SecretLook.isSecret(key, value)).isEqualTo(isExpected);
    var masked = SecretLook.masked(Map.of(key, value));
    assertThat(masked).containsEntry(key, isExpected ? SecretLook.MASK : value);
    assertThat(SecretLook.isMaskedLabel(masked.get(key))).isEqualTo(isExpected);
  }

  @Test
  void aMaskIsKnownWhenItComesBack() {
    var masked = SecretLook.masked(List.of("TOKEN=abc", "A=b"));
    assertThat(masked).containsExactly("TOKEN=" + SecretLook.MASK, "A=b");
    assertThat(SecretLook.isMasked(masked.get(0))).isTrue();
    assertThat(SecretLook.isMasked("A=" + SecretLook.MASK)).isFalse();
    assertThat(SecretLook.isMasked(null)).isFalse();
    assertThat(SecretLook.isMasked("TOKEN")).isFalse();
  }
}
