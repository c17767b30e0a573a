package org.whalemountain.console.image;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.api.contract.FakeImages;
import org.whalemountain.api.contract.Fault;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.FakeHost;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class ImageRefreshTest {

  private static final String OWNER = "e175701";
  private static final int HOSTS = 4;
  private static final int IMAGES = 50;
  private static final int EVERYWHERE = 5;

  @Inject Query query;
  @Inject Hosts hosts;
  @Inject HostImages images;
  @Inject ImageTable table;

  private FakeHost host;

  @BeforeEach
  void begin() {
    Standstill.begin(query);
    FakeHost.clear(query);
    query.change("DELETE FROM image");
    host = FakeHost.register();
    learn();
  }

  @AfterEach
  void end() {
    Standstill.end(query);
    host.agent().behave();
    FakeHost.as("e165700").delete("/api/v1/hosts/" + host.name());
    host.close();
    query.change("DELETE FROM image");
  }

  @Test
  void onlyDifferencesAreWritten() {
    host.agent().images().add(FakeImages.built(OWNER, "one", "e175701/one:1"));
    assertThat(learn().appeared()).isEqualTo(1);
    assertThat(learn().rows()).isZero();
    host.agent().images().add(FakeImages.built(OWNER, "one", "e175701/one:1", "e175701/one:2"));
    assertThat(learn().rows()).isBetween(1, 2);
    assertThat(learn().rows()).isZero();
    host.agent().images().lose(FakeImages.idOf("one"));
    assertThat(learn().vanished()).isEqualTo(1);
    assertThat(learn().rows()).isZero();
  }

  @Test
  void whatIsSaidOfAnImageOutlivesItForAWhile() {
    var image = FakeImages.built(OWNER, "one", "e175701/one:1");
    host.agent().images().add(image);
    learn();
    query.change("UPDATE image SET shared = TRUE, description = 'x' WHERE id = ?", image.id());
    host.agent().images().lose(image.id());
    learn();
    table.forget(Instant.now().minusSeconds(3600));
    assertThat(isShared(image.id())).isTrue();
    host.agent().images().add(image);
    learn();
    assertThat(
            query.first(
                "SELECT 1 FROM image WHERE id = ? AND vanished_at IS NULL AND description = 'x'",
                row -> true,
                image.id()))
        .isPresent();
    host.agent().images().lose(image.id());
    learn();
    table.forget(Instant.now().plusSeconds(1));
    assertThat(query.first("SELECT 1 FROM image WHERE id = ?", row -> true, image.id())).isEmpty();
  }

  @Test
  void whatIsNotKnownIsNotGone() {
    IntStream.range(0, 9)
        .forEach(
            i -> host.agent().images().add(FakeImages.built(OWNER, "i" + i, "e175701/i:" + i)));
    learn();
    var before = there();
    assertThat(before).hasSize(10);
    for (var fault : List.of(Fault.HANG, Fault.GARBAGE)) {
      host.agent().misbehave(fault, (method, path) -> path.startsWith("/v1/images"));
      assertThat(learn().outcome()).isEqualTo(RefreshView.Outcome.SILENT);
      assertThat(there()).isEqualTo(before);
    }
    assertThat(
            query.first(
                "SELECT 1 FROM host WHERE name = ? AND images_silent_since IS NOT NULL",
                row -> true,
                host.name()))
        .isPresent();
    host.agent().behave();
    assertThat(learn().outcome()).isEqualTo(RefreshView.Outcome.KNOWN);
    for (var id : before) {
      host.agent().images().lose(id);
    }
    var doubtful = learn();
    assertThat(doubtful.outcome()).isEqualTo(RefreshView.Outcome.DOUBTFUL);
    assertThat(doubtful.why()).isNotNull();
    assertThat(there()).isEqualTo(before);
    assertThat(learn().outcome()).isEqualTo(RefreshView.Outcome.DOUBTFUL);
    assertThat(learn().vanished()).isEqualTo(10);
    assertThat(there()).isEmpty();
  }

  @Test
  void anOwnerIsNotForgottenWithAMark() {
    var image = FakeImages.built(OWNER, "one", "e175701/one:1");
    host.agent().images().add(image);
    learn();
    host.agent().images().add(FakeImages.built(null, "one", "e175701/one:1"));
    learn();
    host.agent().images().add(FakeImages.built("e175702", "one", "e175701/one:1"));
    learn();
    assertThat(query.first("SELECT owner FROM image WHERE id = ?", r -> r.getString(1), image.id()))
        .contains(OWNER);
  }

  @Test
  void whatIsKnownAlreadyIsNotWrittenAgain() {
    var all = new ArrayList<FakeHost>();
    try {
      for (var i = 0; i < HOSTS; i++) {
        var names = new ArrayList<String>();
        for (var j = 0; j < IMAGES; j++) {
          // Some are everywhere, as in a department.
          names.add(j < EVERYWHERE ? "every/where:" + j : "blade" + i + "/image:" + j);
        }
        all.add(
            FakeHost.register(
                new FakeAgent.Equipment(64, 262_144, List.of(), true, List.copyOf(names))));
      }
      // The watch asks too, and is to find nothing left to do here.
      query.change("DELETE FROM host_image");
      query.change("DELETE FROM image");
      FakeHost.as("e165700").post("/api/v1/images/refresh").expect(200);
      assertThat(query.first("SELECT COUNT(*) FROM image", row -> row.getInt(1)).orElseThrow())
          .isGreaterThanOrEqualTo(EVERYWHERE + HOSTS * (IMAGES - EVERYWHERE));
      var rows =
          all.stream()
              .mapToInt(
                  each ->
                      images.learn(each.name(), hosts.agent(each.name(), Locale.ENGLISH)).rows())
              .sum();
      assertThat(rows).isZero();
    } finally {
      query.change("DELETE FROM host_image");
      for (var each : all) {
        query.change("DELETE FROM host WHERE name = ?", each.name());
        each.close();
      }
    }
  }

  private HostImages.Learnt learn() {
    return images.learn(host.name(), hosts.agent(host.name(), Locale.ENGLISH));
  }

  private List<String> there() {
    return query.all(
        "SELECT image_id FROM host_image WHERE host = ? AND reference = image_id ORDER BY image_id",
        row -> row.getString(1),
        host.name());
  }

  private boolean isShared(String id) {
    return query
        .first("SELECT shared FROM image WHERE id = ?", row -> row.getBoolean(1), id)
        .orElse(false);
  }
}
