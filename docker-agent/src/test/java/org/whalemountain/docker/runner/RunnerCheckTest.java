package org.whalemountain.docker.runner;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunnerCheckTest {

  @Test
  void whatIsMissingIsNamedOnceWithWhatHelps() {
    assertThat(RunnerCheck.remedies(List.of("newuidmap", "newgidmap", "tun", "unshare")))
        .isEqualTo("install uidmap; install unshare; modprobe tun");
  }
}
