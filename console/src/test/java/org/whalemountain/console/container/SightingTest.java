package org.whalemountain.console.container;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.container.PullProgress;

import static org.assertj.core.api.Assertions.assertThat;

class SightingTest {

  private static final String IMAGE = "sha256:" + "ab".repeat(32);
  private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");

  @Test
  void whatIsAsItWasIsLeftAlone() {
    assertThat(look(made(ContainerStatus.RUNNING), seen(ContainerStatus.RUNNING)))
        .isEqualTo(Sighting.KEEP);
  }

  @Test
  void whatIsNewIsWrittenDown() {
    assertThat(look(made(ContainerStatus.RUNNING), seen(ContainerStatus.STOPPED)))
        .isEqualTo(Sighting.UPDATE);
    assertThat(look(made(ContainerStatus.UNKNOWN), seen(ContainerStatus.RUNNING)))
        .isEqualTo(Sighting.UPDATE);
    assertThat(look(ordered(ContainerStatus.CREATING), seen(ContainerStatus.RUNNING)))
        .isEqualTo(Sighting.UPDATE);
  }

  @Test
  void anImageThatWasNotKnownIsWrittenDown() {
    var record = made(ContainerStatus.RUNNING);
    record.imageId = null;
    assertThat(look(record, seen(ContainerStatus.RUNNING))).isEqualTo(Sighting.UPDATE);
    record.see(seen(ContainerStatus.RUNNING), NOW);
    assertThat(record.imageId).isEqualTo(IMAGE);
    record.imageId = "sha256:" + "cd".repeat(32);
    assertThat(look(record, seen(ContainerStatus.RUNNING))).isEqualTo(Sighting.KEEP);
  }

  @Test
  void portsThatTheHostChoseAreWrittenDown() {
    var record = made(ContainerStatus.RUNNING);
    assertThat(look(record, seen(List.of(new PortMapping(80, 49_200))))).isEqualTo(Sighting.KEEP);
    assertThat(look(record, seen(List.of(new PortMapping(80, 30_080))))).isEqualTo(Sighting.UPDATE);
    assertThat(look(record, seen(List.of(new PortMapping(22, 30_022))))).isEqualTo(Sighting.KEEP);
    assertThat(look(record, seen(List.of(new PortMapping(80, 0))))).isEqualTo(Sighting.KEEP);
  }

  @Test
  void aCallInFlightAndOneSinceTheLookBeganKnowBetter() {
    var record = made(ContainerStatus.RUNNING);
    assertThat(Sighting.of(record, seen(ContainerStatus.STOPPED), NOW, true))
        .isEqualTo(Sighting.KEEP);
    record.touchedAt = NOW.plusMillis(1);
    assertThat(look(record, seen(ContainerStatus.STOPPED))).isEqualTo(Sighting.KEEP);
  }

  @Test
  void oneLookThatDoesNotFindItIsNotBelieved() {
    var record = made(ContainerStatus.RUNNING);
    assertThat(look(record, null)).isEqualTo(Sighting.MISSED);
    record.misses = 1;
    assertThat(look(record, null)).isEqualTo(Sighting.MISSING);
    record.status = ContainerStatus.MISSING;
    assertThat(look(record, null)).isEqualTo(Sighting.KEEP);
    assertThat(look(record, seen(ContainerStatus.RUNNING))).isEqualTo(Sighting.UPDATE);
  }

  @Test
  void whatWasNeverMadeIsMade() {
    assertThat(look(ordered(ContainerStatus.CREATING), null)).isEqualTo(Sighting.MAKE);
    assertThat(look(ordered(ContainerStatus.UNKNOWN), null)).isEqualTo(Sighting.MAKE);
    assertThat(look(ordered(ContainerStatus.CREATING), seen(ContainerStatus.CREATING)))
        .isEqualTo(Sighting.MAKE);
  }

  @Test
  void whatWaitsForItsImageIsToldOfAndNotAskedForAgain() {
    var progress = new PullProgress(1, 3, 10, 30);
    var waiting = seen(ContainerStatus.CREATING, progress, null);
    var record = ordered(ContainerStatus.CREATING);
    assertThat(look(record, waiting)).isEqualTo(Sighting.WAIT);
    record.progress = progress;
    assertThat(look(record, waiting)).isEqualTo(Sighting.KEEP);
    assertThat(look(ordered(ContainerStatus.UNKNOWN), waiting)).isEqualTo(Sighting.UPDATE);
  }

  @Test
  void whatWaitsForItsTurnIsToldOfWhenThatSaysSomething() {
    var record = ordered(ContainerStatus.CREATING);
    assertThat(look(record, queued(300))).isEqualTo(Sighting.WAIT);
    record.queuePlace = 300;
    assertThat(look(record, queued(300))).isEqualTo(Sighting.KEEP);
    assertThat(look(record, queued(280))).isEqualTo(Sighting.KEEP);
    assertThat(look(record, queued(270))).isEqualTo(Sighting.WAIT);
    record.queuePlace = 20;
    assertThat(look(record, queued(19))).isEqualTo(Sighting.WAIT);
    assertThat(look(ordered(ContainerStatus.UNKNOWN), queued(3))).isEqualTo(Sighting.UPDATE);
    assertThat(look(record, seen(ContainerStatus.CREATING))).isEqualTo(Sighting.MAKE);
  }

  @Test
  void whatItsHostRefusedIsNotTriedAgain() {
    assertThat(look(ordered(ContainerStatus.FAILED), null)).isEqualTo(Sighting.KEEP);
  }

  @Test
  void whatIsWantedGoneIsAskedForUntilItsHostConfirms() {
    var record = made(ContainerStatus.DELETING);
    record.wanted = Wanted.GONE;
    assertThat(look(record, null)).isEqualTo(Sighting.DELETE);
    assertThat(look(record, seen(ContainerStatus.RUNNING))).isEqualTo(Sighting.DELETE);
  }

  @Test
  void whatEndedWithItsEngineIsStartedUnlessItsOwnerStoppedIt() {
    var record = made(ContainerStatus.UNKNOWN);
    record.revive = true;
    assertThat(look(record, seen(ContainerStatus.STOPPED))).isEqualTo(Sighting.START);
    assertThat(look(record, seen(ContainerStatus.RUNNING))).isEqualTo(Sighting.UPDATE);
    record.wanted = Wanted.STOPPED;
    assertThat(look(record, seen(ContainerStatus.STOPPED))).isEqualTo(Sighting.UPDATE);
  }

  @Test
  void aCallThatWasLeftOpenIsSettledByWhatIsSeen() {
    var record = made(ContainerStatus.UNKNOWN);
    record.leaveOpen(Verb.RESTART, NOW.minusSeconds(5));
    assertThat(look(record, seen(ContainerStatus.STOPPED))).isEqualTo(Sighting.START);
    record.leaveOpen(Verb.STOP, NOW.minusSeconds(5));
    assertThat(look(record, seen(ContainerStatus.RUNNING))).isEqualTo(Sighting.UPDATE);
    record.wanted = Wanted.STOPPED;
    assertThat(look(record, seen(ContainerStatus.RUNNING))).isEqualTo(Sighting.STOP);
    assertThat(look(record, seen(ContainerStatus.STOPPED))).isEqualTo(Sighting.UPDATE);
  }

  @Test
  void aCallThatWasLeftOpenIsOverAfterAMinute() {
    var record = made(ContainerStatus.RUNNING);
    record.leaveOpen(Verb.RESTART, NOW.minusSeconds(30));
    assertThat(look(record, seen(ContainerStatus.RUNNING))).isEqualTo(Sighting.KEEP);
    record.leaveOpen(Verb.RESTART, NOW.minusSeconds(61));
    assertThat(look(record, seen(ContainerStatus.RUNNING))).isEqualTo(Sighting.UPDATE);
  }

  @Test
  void oneWithOurLabelsAndAnotherNameIsOursOnlyByTheEnginesId() {
    var record = made(ContainerStatus.RUNNING);
    record.fullName = "e175701-other";
    assertThat(look(record, seen(ContainerStatus.RUNNING))).isEqualTo(Sighting.RENAMED);
    record.containerId = "another";
    assertThat(look(record, seen(ContainerStatus.RUNNING))).isEqualTo(Sighting.MISSED);
  }

  @Test
  void aDoubtfulListMakesNothingMissingAndARepeatedOneAtOnce() {
    assertThat(Sighting.MISSING.with(Doubts.Certainty.DOUBTFUL)).isEqualTo(Sighting.DOUBTED);
    assertThat(Sighting.MISSED.with(Doubts.Certainty.CONFIRMED)).isEqualTo(Sighting.MISSING);
    assertThat(Sighting.MISSED.with(Doubts.Certainty.USUAL)).isEqualTo(Sighting.MISSED);
    assertThat(Sighting.UPDATE.with(Doubts.Certainty.DOUBTFUL)).isEqualTo(Sighting.UPDATE);
  }

  private static Sighting look(Container record, ContainerReport seen) {
    return Sighting.of(record, seen, NOW, false);
  }

  private static Container made(ContainerStatus status) {
    var record = ordered(status);
    record.confirmedAt = NOW.minusSeconds(60);
    record.containerId = "abc";
    record.imageId = IMAGE;
    record.startedAt = NOW.minusSeconds(60);
    return record;
  }

  private static Container ordered(ContainerStatus status) {
    var record = new Container();
    record.wanted = Wanted.RUNNING;
    record.status = status;
    record.fullName = "e175701-web";
    record.ports = List.of(new PortMapping(80, 49_200));
    record.touchedAt = NOW.minusSeconds(60);
    return record;
  }

  private static ContainerReport seen(ContainerStatus status) {
    return seen(status, null, null);
  }

  private static ContainerReport queued(int place) {
    return seen(ContainerStatus.CREATING, null, place);
  }

  private static ContainerReport seen(
      ContainerStatus status, PullProgress progress, Integer queuePlace) {
    return seen(status, progress, queuePlace, List.of());
  }

  private static ContainerReport seen(List<PortMapping> ports) {
    return seen(ContainerStatus.RUNNING, null, null, ports);
  }

  private static ContainerReport seen(
      ContainerStatus status, PullProgress progress, Integer queuePlace, List<PortMapping> ports) {
    return new ContainerReport(
        "id",
        "e175701",
        "web",
        "e175701-web",
        "console",
        "hash",
        "app:1",
        IMAGE,
        status,
        null,
        null,
        "abc",
        "net",
        "wm-e175701",
        ports,
        List.of(),
        NOW,
        NOW.minusSeconds(60),
        null,
        progress,
        queuePlace,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
