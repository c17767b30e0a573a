package org.whalemountain.console.whole;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The database is emptied or goes back to yesterday: what the blades hold stays. */
class DatabaseLossIT {

  private static final int LOOKS = 8;

  private Department all;

  @BeforeEach
  void open() {
    all = new Department(1);
  }

  @AfterEach
  void close() {
    all.close();
  }

  @Test
  void withYesterdaysDatabaseTodaysContainersStay() {
    var host = all.host(0);
    var old = all.make("old", host);
    all.rig.database.snapshot();
    all.awaitStatus(old, "running");
    all.make("young", host);
    all.rig.database.restore();
    all.awaitStatus(old, "running");
    Department.awaitRequests(host, LOOKS);
    assertThat(host.containers())
        .allMatch(Found::isRunning)
        .extracting(Found::fullName)
        .containsExactlyInAnyOrder("student-old", "student-young");
    // Its name and port are in use on the blade, whatever the database believes.
    all.order("young", host).expectProblem(409, "name-taken");
    var next = all.make("next", host);
    assertThat(all.toldAt(host, next)).isEqualTo("next");
    assertThat(host.containers()).hasSize(3).allMatch(Found::isRunning);
  }

  @Test
  void withAnEmptyDatabaseEveryContainerStays() {
    var host = all.host(0);
    all.make("one", host);
    all.make("two", host);
    all.rig.console.kill();
    all.rig.database.empty();
    all.rig.console.start();
    all.rig.register();
    Department.awaitRequests(host, LOOKS);
    assertThat(host.containers())
        .allMatch(Found::isRunning)
        .extracting(Found::fullName)
        .containsExactlyInAnyOrder("student-one", "student-two");
  }
}
