package org.whalemountain.console.whole;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A rebuild of ownership ends half way: what it wrote is whole, and the next one does the rest. */
class RebuildFaultIT {

  private static Department all;
  private static Orphans orphans;

  /** Beginning of the request for the one that is adopted last. */
  private String last;

  @BeforeAll
  static void open() {
    all = new Department(1);
    orphans = new Orphans(all);
  }

  @AfterAll
  static void close() {
    if (all != null) {
      all.close();
    }
  }

  @BeforeEach
  void begin() {
    orphans.make("one");
    orphans.make("two");
    var listed = all.host(0).toAgent().get("/v1/containers").expect(200).json();
    last = "GET /v1/containers/" + listed.path(1).path("fullName").asText() + " ";
  }

  @AfterEach
  void clear() {
    all.clear();
  }

  @ParameterizedTest
  @EnumSource(names = {"CONSOLE", "DATABASE"})
  void whatIsLeftIsAdoptedByTheNext(Accident accident) {
    var middle = all.host(0).wire().holdAnswers(last);
    accident.during(all, middle, List.of(orphans::rebuild));
    rebuildTheRest();
  }

  @Test
  void whatAHostCouldNotTellIsNamed() {
    all.host(0).wire().disturb(last, Mischief.CUT_REQUEST);
    var told = orphans.rebuild().expect(200).json();
    assertThat(told.path("adopted").asInt()).isEqualTo(1);
    assertThat(told.path("refused").findValuesAsText("code")).containsExactly("host-unreachable");
    all.host(0).wire().disturb(() -> Mischief.NONE);
    rebuildTheRest();
  }

  private static void rebuildTheRest() {
    for (var left = 1; left >= 0; left--) {
      var told = orphans.rebuild().expect(200).json();
      assertThat(told.path("adopted").asInt()).isEqualTo(left);
      assertThat(told.path("refused")).isEmpty();
    }
    assertThat(all.host(0).containers()).hasSize(2).allMatch(Found::isRunning);
    all.awaitAgreement();
    orphans.awaitNone();
  }
}
