package org.whalemountain.k8s.container;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImagePolicyTest {

  @ParameterizedTest
  @CsvSource({
    "python, docker.io",
    "python:3.12, docker.io",
    "e175701/app:1, docker.io",
    "registry.example.ac.jp/e175701/app, registry.example.ac.jp",
    "localhost/app, localhost",
    "127.0.0.1:5000/app:1, 127.0.0.1:5000",
  })
  void theRegistryIsWhatStandsBeforeTheFirstSlashWhereItCanBeAHost(String image, String registry) {
    assertThat(ImagePolicy.registry(image)).isEqualTo(registry);
  }
}
