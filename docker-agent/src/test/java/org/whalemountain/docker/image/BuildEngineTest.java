package org.whalemountain.docker.image;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BuildEngineTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "e175701/app:1, e175701/app:1",
    "e175701/group/app:v1.2_x-y, e175701/group/app:v1.2_x-y",
    "docker.io/e175701/app:1, e175701/app:1",
    "index.docker.io/e175701/app:1, e175701/app:1",
    "e175702/app:1, ",
    "e1757010/app:1, ",
    "xe175701/app:1, ",
    "e175701:1, ",
    "e175701/app, ",
    "e175701/app:, ",
    "e175701/:1, ",
    "e175701//app:1, ",
    "e175701/../e175702/app:1, ",
    "e175701/App:1, ",
    "e175701/app:1/x:1, ",
    "e175701/app:1 e175702/app:1, ",
    "library/e175701/app:1, ",
    "docker.io/docker.io/e175701/app:1, ",
    "registry.example.ac.jp/e175701/app:1, ",
    "whalemountain.invalid/e175701/app:1, ",
    "<none>:<none>, ",
    "e175701/app@sha256:00, ",
  })
  void onlyNamesUnderTheAccountAreItsImages(String told, String name) {
    var mine = BuildEngine.mine("e175701").matcher(told);

    assertThat(mine.matches() ? mine.group(1) : null).isEqualTo(name);
  }

  @Test
  void anAccountIsTakenLiterally() {
    assertThat(BuildEngine.mine("a.b").matcher("axb/app:1").matches()).isFalse();
    assertThat(BuildEngine.mine("a.b").matcher("a.b/app:1").matches()).isTrue();
  }

  @Test
  void sharedLayersAreCountedFromTheLowest() {
    var known = List.of("a", "b", "c");
    assertThat(SharedLayers.shared(known, List.of("a", "b", "x", "c"))).isEqualTo(2);
    assertThat(SharedLayers.shared(known, List.of("a", "b", "c", "d"))).isEqualTo(3);
    assertThat(SharedLayers.shared(known, List.of("a"))).isEqualTo(1);
    assertThat(SharedLayers.shared(known, List.of("b", "c"))).isZero();
    assertThat(SharedLayers.shared(known, List.of())).isZero();
  }
}
