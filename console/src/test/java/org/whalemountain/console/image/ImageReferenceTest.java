package org.whalemountain.console.image;

import java.util.Optional;
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

  @ParameterizedTest
  @CsvSource({
    "library/python, python:latest",
    "docker.io/e175701/app, e175701/app:latest",
    "docker.io/library/python@sha256:ab, python@sha256:ab",
    "library.example.ac.jp/app, library.example.ac.jp/app:latest",
  })
  void officialImagesNeedNoPrefix(String written, String known) {
    assertThat(ImageReference.of(written)).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({
    "0123, sha256:0123",
    "cafe, sha256:cafe",
    "sha256:0123abcd, sha256:0123abcd",
    "012,",
    "python,",
    "cafe:latest,",
    "cafe/babe,",
    "sha512:0123,",
  })
  void whatAnIdBeginsWithIsReadAsOne(String written, String beginning) {
    assertThat(ImageReference.beginningOfId(written)).isEqualTo(Optional.ofNullable(beginning));
  }

  @ParameterizedTest
  @CsvSource({
    "e175701/app, e175701",
    "e175701/app/part:1, e175701",
    "docker.io/e175701/app, e175701",
    "Index.Docker.io:443/e175701/app, e175701",
    "registry-1.docker.io/e175701/app, e175701",
    "docker.io/library/e175701/app, e175701",
    "python,",
    "docker.io/library/python,",
    "localhost/e175701/app, localhost",
    "localhost:5000/e175701/app, localhost",
    "registry.example.ac.jp/e175701/app, registry.example.ac.jp",
    "taro.y/app, taro.y",
    "taro.y/app/part:1, taro.y",
    "taro.y:443/app, taro.y",
    "Taro.Y/app, taro.y",
    "docker.io/taro.y/app, taro.y",
    "index.docker.io/taro.y/app:1, taro.y",
    "docker.io/library/taro.y/app, taro.y",
    "library/taro.y/app, taro.y",
  })
  void whoseANameWouldBeIsKnown(String written, String namespace) {
    assertThat(ImageReference.namespace(written)).isEqualTo(Optional.ofNullable(namespace));
  }

  @ParameterizedTest
  @CsvSource({
    "whalemountain.invalid/e175701/app:1, true",
    "WhaleMountain.INVALID:80/e175701/app, true",
    "x.whalemountain.invalid/app, true",
    "whalemountain.invalid, false",
    "docker.io/whalemountain.invalid/app, false",
    "notwhalemountain.invalid/app, false",
  })
  void marksAreAgentsOwn(String written, boolean isMark) {
    assertThat(ImageReference.isMark(written)).isEqualTo(isMark);
  }
}
