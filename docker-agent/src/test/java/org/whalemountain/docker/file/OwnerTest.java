package org.whalemountain.docker.file;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OwnerTest {

  private static final String PASSWD =
      "root:x:0:0:root:/root:/bin/sh\nstudent:x:1234:1235::/home:/bin/sh\nbroken:x:a:b\n";

  @ParameterizedTest
  @CsvSource({
    "'', 0, 0",
    "student, 1234, 1235",
    "student:7, 1234, 7",
    "1234, 1234, 1235",
    "99, 99, 0",
    "99:98, 99, 98",
    "nobody-here, 0, 0",
    "broken, 0, 0",
    "1234:staff, 1234, 1235"
  })
  void theConfiguredUserOwnsWhatIsSent(String user, long uid, long gid) {
    assertThat(Owner.of(user, PASSWD)).isEqualTo(new Owner(uid, gid));
  }
}
