package org.whalemountain.docker.singularity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 99",
    "bytes=10-19, 10, 19",
    "bytes=99-, 99, 99",
    "bytes=90-1000, 90, 99",
    "bytes=-1, 99, 99",
    "bytes=-500, 0, 99"
  })
  void aRangeIsCutToTheFile(String header, long first, long last) {
    assertThat(ByteRange.of(header, 100)).hasValue(new ByteRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
  void whatLiesBehindTheEndIsEmpty(String header) {
    assertThat(ByteRange.of(header, 100))
        .hasValueSatisfying(range -> assertThat(range.isEmpty()).isTrue());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "bytes=-", "bytes=5-4", "bytes=0-1,3-4", "lines=0-", "bytes=a-"})
  void whatMakesNoSenseIsIgnored(String header) {
    assertThat(ByteRange.of(header, 100)).isEmpty();
  }
}
