package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Containers without records are adopted and removed, and something dies meanwhile: each is wholly
 * its owner's, wholly gone, or as it was, and the same call goes through afterwards.
 */
@Tag("long")
class OrphanFaultIT {

  private static final String KEPT = "/v1/containers/student-kept ";
  private static final String GONE = "/v1/containers/student-gone ";
  private static final String HELD =
      """
      SELECT id FROM container WHERE live_name IS NOT NULL
      UNION ALL SELECT container_id FROM reservation
      UNION ALL SELECT container_id FROM reserved_port WHERE container_id IS NOT NULL
      """;

  private static Department all;
  private static Orphans orphans;

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

  @AfterEach
  void clear() {
    all.clear();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAdoptedAndWhatIsRemovedAreSoAfterTheSameCallAgain(Accident accident) {
    var kept = orphans.make("kept");
    var gone = orphans.make("gone");
    var wire = all.host(0).wire();
    // Either the agent did what it was asked, and nobody knows, or it never heard of it.
    var middle =
        accident == Accident.AGENT
            ? wire.hold("GET " + KEPT, "DELETE " + GONE)
            : wire.holdAnswers("GET " + KEPT, "DELETE " + GONE);
    accident.during(all, middle, List.of(() -> orphans.adopt(kept), () -> orphans.remove(gone)));
    assertThat(all.rig.database.query(HELD)).isEmpty();
    repeat(kept, gone);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOSE_ANSWER", "CUT_ANSWER"})
  void anAnswerThatIsLostIsToldAndTheSameCallGoesThrough(Mischief mischief) {
    var kept = orphans.make("kept");
    var gone = orphans.make("gone");
    var wire = all.host(0).wire();
    wire.disturb("GET " + KEPT, mischief);
    orphans.adopt(kept).expectProblem(503, "host-unreachable");
    wire.disturb("DELETE " + GONE, mischief);
    orphans.remove(gone).expectProblem(503, "host-unreachable");
    assertThat(all.rig.database.query(HELD)).isEmpty();
    wire.disturb(() -> Mischief.NONE);
    repeat(kept, gone);
  }

  private static void repeat(JsonNode kept, JsonNode gone) {
    Department.again(() -> orphans.adopt(kept)).expect(204);
    // Where it was deleted, a look may have found that out already.
    assertThat(Department.again(() -> orphans.remove(gone)).status()).isIn(204, 404);
    var id = kept.path("recordId").asText();
    all.awaitStatus(id, "running");
    assertThat(all.toldAt(all.host(0), id)).isEqualTo("kept");
    assertThat(all.host(0).containers())
        .extracting(Found::fullName)
        .containsExactly("student-kept");
    all.awaitAgreement();
    orphans.awaitNone();
  }
}
