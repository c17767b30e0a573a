package org.whalemountain.console.image;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImageReferenceTest {

  @ParameterizedTest
  @CsvSource({
    "python, python:latest",
    "python:3.12, python:3.12",
    "docker.io/library/python, python:latest",
    "index.docker.io/library/python:3.12, python:3.12",
    "docker.io/e175701/app:1, e175701/app:1",
    "localhost:5000/app, localhost:5000/app:latest",
    "localhost:5000/app:2, localhost:5000/app:2",
    "registry.example.ac.jp/library/app, registry.example.ac.jp/library/app:latest",
    "python:3.12@sha256:ab, python@sha256:ab",
    "docker.io/library/python@sha256:ab, python@sha256:ab",
  })
  void oneImageHasOneSpelling(String written, String known) {
    assertThat(ImageReference.of(written)).isEqualTo(known);
    assertThat(ImageReference.of(known)).isEqualTo(known);
  }
}
