package org.whalemountain.docker.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.PullResponseItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PullTest {
  private final Pull pull = new Pull(Clock.systemUTC());

  @Test
  void progressIsToldInLayersAndSize() {
    told("{'status':'Pulling from app','id':'1'}");
    assertThat(english()).isEqualTo("The image is being pulled.");

    told("{'status':'Pulling fs layer','id':'a','progressDetail':{}}");
    told("{'status':'Pulling fs layer','id':'b','progressDetail':{}}");
    told("{'status':'Already exists','id':'c','progressDetail':{}}");
    assertThat(english()).isEqualTo("The image is being pulled: 1 of 3 layers.");

    told("{'status':'Downloading','id':'a','progressDetail':{'current':1048576,'total':4194304}}");
    told("{'status':'Downloading','id':'b','progressDetail':{'current':0,'total':4194304}}");

    assertThat(english()).isEqualTo("The image is being pulled: 1 of 3 layers, 1 of 8 MiB.");
    assertThat(pull.progress().sentence().japanese())
        .isEqualTo("イメージを取得しています: 3 レイヤー中 1 レイヤー、8 MiB 中 1 MiB。");
    assertThat(pull.progress()).isEqualTo(new PullProgress(1, 3, 1 << 20, 8 << 20));

    told("{'status':'Pull complete','id':'a','progressDetail':{}}");
    assertThat(pull.progress()).isEqualTo(new PullProgress(2, 3, 4 << 20, 8 << 20));
  }

  @Test
  void unpackingDoesNotCountBackwards() {
    told("{'status':'Downloading','id':'a','progressDetail':{'current':4194304,'total':4194304}}");
    told("{'status':'Extracting','id':'a','progressDetail':{'current':1,'total':4194304}}");

    assertThat(english()).contains("0 of 1 layers, 4 of 4 MiB");
  }

  @Test
  void whateverTheRegistrySaysTheImageIsNotAvailable() {
    told(
        "{'errorDetail':{'message':'dial tcp 127.0.0.1:1: connect: connection refused'},'error':'x'}");
    pull.onComplete();

    assertThat(pull.isDone()).isTrue();
    assertThat(pull.failure()).map(ApiException::code).hasValue(ErrorCode.IMAGE_NOT_AVAILABLE);
  }

  @Test
  void eachWhoWaitedIsToldThatItFailed() {
    told("{'errorDetail':{'message':'manifest unknown'},'error':'x'}");
    pull.onComplete();

    var pulls = new Pulls(null, null, null);
    for (var order = 0; order < 3; order++) {
      assertThatThrownBy(() -> pulls.ask("app:1", Optional.of(pull)))
          .isSameAs(pull.failure().orElseThrow());
    }
  }

  @Test
  void aFullDiskIsToldAsOne() {
    told("{'errorDetail':{'message':'write layer: no space left on device'},'error':'x'}");

    assertThat(pull.failure()).map(ApiException::code).hasValue(ErrorCode.HOST_FULL);
  }

  @Test
  void aPullThatStandsStillIsEnded() {
    var old = new Pull(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    old.endWhenLate(Duration.ofMinutes(1), Duration.ofSeconds(1));
    assertThat(old.isDone()).isFalse();

    var late = new Pull(new Late());
    late.endWhenLate(Duration.ofHours(9), Duration.ofMinutes(2));
    assertThat(late.isDone()).isTrue();
    assertThat(late.failure()).map(ApiException::code).hasValue(ErrorCode.IMAGE_NOT_AVAILABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "python:3.12, python, 3.12",
    "python, python, latest",
    "127.0.0.1:5000/a/b, 127.0.0.1:5000/a/b, latest",
    "127.0.0.1:5000/a/b:1, 127.0.0.1:5000/a/b, 1",
    "a@sha256:00, a@sha256:00, ",
  })
  void oneTagIsAskedForAndNeverAll(String image, String repository, String tag) {
    assertThat(PullReference.of(image)).isEqualTo(new PullReference(repository, tag));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "sha256:abcd, false",
    "sha256:0000000000000000000000000000000000000000000000000000000000000000, false",
    "0000000000000000000000000000000000000000000000000000000000000000, false",
    "abcd, false",
    "cafe1234, false",
    "sha256, false",
    "whalemountain.invalid/e175701/app:1, false",
    "WHALEMOUNTAIN.invalid/e175701/app:1, false",
    "whalemountain.invalid:443/e175701/app:1, false",
    "abcd:1, true",
    "library/abcd, true",
    "abcg, true",
    "python:3.12, true",
    "127.0.0.1:5000/a/b@sha256:0000000000000000000000000000000000000000000000000000000000000000, true",
  })
  void whatReadsAsAnIdOrAMarkIsNeverPulled(String image, boolean isPossible) {
    assertThat(PullReference.isPossible(image)).isEqualTo(isPossible);
  }

  private String english() {
    return pull.progress().sentence().english();
  }

  private void told(String json) {
    try {
      pull.onNext(
          new ObjectMapper()
              .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .readValue(json.replace('\'', '"'), PullResponseItem.class));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Each look is five minutes after the one before. */
  private static final class Late extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plus(Duration.ofMinutes(5));
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
