package org.whalemountain.docker.image;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LanesTest {

  @Test
  void whoComesWhenAllAreTakenWaitsForOne() throws Exception {
    var lanes = new Lanes(2);
    try (var first = lanes.take("first")) {
      CompletableFuture<Void> third;
      try (var second = lanes.take("second")) {
        assertThat(second).isNotSameAs(first);
        third = CompletableFuture.runAsync(() -> pass(lanes, "third"));
        var waiting = third;
        assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS))
            .isInstanceOf(TimeoutException.class);
      }
      third.get(10, TimeUnit.SECONDS);
    }
  }

  private static void pass(Lanes lanes, String image) {
    try (var lane = lanes.take(image)) {
      assertThat(lane).isNotNull();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aNumberThatLetsNothingThroughIsRefused() {
    assertThatThrownBy(() -> new Lanes(0)).hasMessageContaining("images-at-a-time");
  }
}
