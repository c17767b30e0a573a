package org.whalemountain.console.docker;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.console.image.ImageView;

import static org.assertj.core.api.Assertions.assertThat;

class ImageCallsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          `{}`,                                                 true
          `{"dangling":["false"]}`,                             true
          `{"dangling":["true"]}`,                              false
          `{"dangling":{"1":true}}`,                            false
          `{"label":["a=b"]}`,                                  false
          `{"reference":["python"]}`,                           true
          `{"reference":["python:3.*"]}`,                       true
          `{"reference":["ruby"]}`,                             false
          `{"reference":["python"],"dangling":["true"]}`,       false
          """)
  void anImageWithANameIsListed(String filters, boolean isListed) {
    assertThat(chosen(image("python:3.12"), filters)).isEqualTo(isListed);
  }

  @Test
  void oneWithoutANameDangles() {
    assertThat(chosen(image(), "{\"dangling\":[\"true\"]}")).isTrue();
    assertThat(chosen(image(), "{\"dangling\":[\"false\"]}")).isFalse();
  }

  private static boolean chosen(ImageView image, String filters) {
    return ImageCalls.chosen(image, new DockerCall.Filters(new JsonObject(filters))).isPresent();
  }

  private static ImageView image(String... names) {
    return new ImageView(
        "sha256:1",
        List.of(names),
        null,
        false,
        true,
        null,
        1L,
        Instant.EPOCH,
        List.of(),
        List.of(),
        List.of(),
        Instant.EPOCH);
  }
}
