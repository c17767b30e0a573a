package org.whalemountain.docker.build;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CleaningTest {

  @Test
  void onlyTheAccountsOwnNamesStay() {
    assertThat(Cleaning.isOwn("e175701", "e175701/app:1")).isTrue();
    assertThat(Cleaning.isOwn("e175701", "docker.io/e175701/app:1")).isTrue();
    assertThat(Cleaning.isOwn("e175701", "e1757010/app:1")).isFalse();
    assertThat(Cleaning.isOwn("e175701", "registry.example.ac.jp/e175701/app:1")).isFalse();
    assertThat(Cleaning.isOwn("e175701", "busybox:latest")).isFalse();
  }
}
