package org.whalemountain.docker.container;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgramsTest {
  private static final String[] ENVIRONMENT = {"PATH=/bin", "HOME=/root", "PATH=/opt/bin:tools"};

  @Test
  void aNameIsLookedForInTheFoldersOfTheLastPath() {
    assertThat(Programs.places("run", ENVIRONMENT, "/work"))
        .containsExactly("/opt/bin/run", "/work/tools/run");
  }

  @Test
  void aNameWithoutPathIsLookedForWhereTheEngineWould() {
    assertThat(Programs.places("sh", null, null)).contains("/usr/bin/sh", "/bin/sh").hasSize(6);
  }

  @Test
  void aPathIsTheOnlyPlace() {
    assertThat(Programs.places("/srv/run", ENVIRONMENT, "/work")).containsExactly("/srv/run");
    assertThat(Programs.places("./run", ENVIRONMENT, "/work")).containsExactly("/work/./run");
  }
}
