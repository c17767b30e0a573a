package org.whalemountain.api.file;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UploadTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/tmp", "/processed", "/device/x", "/proc/../tmp", "/home/日本語"})
  void aDirectoryOfTheContainerTakesFiles(String directory) {
    assertThat(to(directory).check(1).directory()).isEqualTo(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/proc", "/proc/", "//proc/1", "/tmp/../sys/fs", "/dev/./shm", "/dev", "tmp", ""})
  void whatTheContainerWouldNeverSeeIsRefused(String directory) {
    assertThatThrownBy(() -> to(directory).check(1))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
              assertThat(refusal.fields()).extracting("name").containsExactly("path");
            });
  }

  private static Upload to(String directory) {
    return new Upload(directory, List.of(new Upload.Part("a.txt", Path.of("unread"))));
  }
}
