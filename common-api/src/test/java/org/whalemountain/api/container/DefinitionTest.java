package org.whalemountain.api.container;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DefinitionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "busybox",
        "python:3.12",
        "e175701/app:1",
        "registry.example.ac.jp:5000/e175701/app:v1.0-rc_2",
        "localhost/app",
        "127.0.0.1:5000/x/y/z",
        "app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void imagesAsTheEnginesWriteThemAreTaken(String image) {
    assertThat(clean(check -> Definition.image(check, "image", image))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "App",
        "app:",
        "app:-1",
        "../app",
        "app\n",
        "a//b",
        "-app",
        "app@sha256:12"
      })
  void whatIsNoImageIsRefused(String image) {
    assertThat(clean(check -> Definition.image(check, "image", image))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "web", "web-1", "0", "a--b", "a123456789012345678901234567890123456789"})
  void namesWithinTheRuleAreTaken(String name) {
    assertThat(clean(check -> Definition.name(check, "name", name))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-a",
        "a-",
        "A",
        "a_b",
        "a.b",
        "a b",
        "ａ",
        "a1234567890123456789012345678901234567890",
        "a\n"
      })
  void namesOutsideTheRuleAreRefused(String name) {
    assertThat(clean(check -> Definition.name(check, "name", name))).isFalse();
  }

  @Test
  void aValueMayHoldAnythingButNul() {
    var strange = List.of("A=", "B==", "C=a b", "D=日本\n語", "E=${X} `x` $(x)");
    assertThat(clean(check -> Definition.environments(check, "environments", strange))).isTrue();
    assertThat(clean(check -> Definition.environments(check, "e", List.of("A=\0")))).isFalse();
  }

  @Test
  void limitsHoldToTheEntry() {
    var hundred = IntStream.range(0, 100).mapToObj(i -> "K" + i + "=v").toList();
    var one = Collections.singletonList("K=" + "v".repeat(64 * 1024));
    var twenty = IntStream.rangeClosed(1, 20).boxed().toList();
    var more = IntStream.rangeClosed(1, 21).boxed().toList();
    assertThat(clean(check -> Definition.environments(check, "e", hundred))).isTrue();
    assertThat(clean(check -> Definition.environments(check, "e", one))).isFalse();
    assertThat(clean(check -> Definition.guestPorts(check, "p", twenty))).isTrue();
    assertThat(clean(check -> Definition.guestPorts(check, "p", more))).isFalse();
  }

  @Test
  void everyBadFieldIsNamedAtOnce() {
    var check = new Check();
    Definition.name(check, "name", "A");
    Definition.guestPorts(check, "guestPorts", List.of(80, 70000, 80));
    assertThatThrownBy(check::done)
        .isInstanceOfSatisfying(
            ApiException.class,
            refused ->
                assertThat(refused.fields())
                    .extracting(field -> field.name())
                    .containsExactly("name", "guestPorts[1]", "guestPorts[2]"));
  }

  private static boolean clean(Consumer<Check> rule) {
    var check = new Check();
    rule.accept(check);
    return check.isClean();
  }
}
