package org.whalemountain.docker.engine;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.net.SocketException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;

class EngineErrorsTest {
  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "500 | PORT_TAKEN | driver failed programming external connectivity on endpoint a (0c1): Bind for 0.0.0.0:49200 failed: port is already allocated",
        "500 | PORT_TAKEN | driver failed programming external connectivity on endpoint a (0c1): Error starting userland proxy: listen tcp4 0.0.0.0:49200: bind: address already in use",
        "500 | HOST_FULL | write /var/lib/docker/overlay2/x/diff: no space left on device",
        "409 | NAME_TAKEN | Conflict. The container name \\\"/e175701-web\\\" is already in use by container \\\"0c1\\\". You have to remove (or rename) that container to be able to reuse that name.",
        "404 | IMAGE_NOT_AVAILABLE | No such image: nothing:1",
        "404 | IMAGE_NOT_AVAILABLE | pull access denied for nothing, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
        "404 | IMAGE_NOT_AVAILABLE | manifest for busybox:nope not found: manifest unknown: manifest unknown",
        "500 | IMAGE_NOT_AVAILABLE | Get \\\"https://127.0.0.1:18151/v2/x/manifests/1\\\": no basic auth credentials",
        "500 | IMAGE_NOT_AVAILABLE | Get \\\"https://registry-1.docker.io/v2/\\\": dial tcp: lookup registry-1.docker.io: no such host",
        "500 | NO_CAPACITY | could not select device driver \\\"nvidia\\\" with capabilities: [[gpu]]",
        "500 | NO_CAPACITY | failed to inject CDI devices: unresolvable CDI devices nvidia.com/gpu=9",
        "500 | NO_CAPACITY | OCI runtime create failed: error running hook #0: nvidia-container-cli: device error: GPU-x: unknown device: unknown",
        "403 | NO_CAPACITY | Pool overlaps with other one on this address space",
        "500 | NO_CAPACITY | could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network",
        "500 | NO_CAPACITY | no available IPv4 addresses on this network's address pools: wm-e175701 (b766fec23c752dbd9c68d187572507396aa0a28b26435ebe1d7bb6d035b543a9)",
        "404 | NOT_FOUND | No such container: e175701-web",
        "409 | WRONG_STATE | Container 0c1 is not running",
        "400 | INVALID | OCI runtime create failed: container_linux.go:380: starting container process caused: exec: \\\"nope\\\": executable file not found in $PATH: unknown",
        "400 | INVALID | unable to find user nobody2: no matching entries in passwd file",
        "400 | INVALID | Range of CPUs is from 0.01 to 2.00, as there are only 2 CPUs available",
        "500 | ENGINE_FAILED | something else",
      })
  void theEnginesWordsDecideWhatAnErrorMeans(int status, ErrorCode code, String words) {
    var text = "Status " + status + ": {\"message\":\"" + words + "\"}\n";

    assertThat(EngineErrors.of(status, text, null).code()).isEqualTo(code);
  }

  @Test
  void theTakenPortIsNamed() {
    var error =
        EngineErrors.of(500, "Bind for 0.0.0.0:49200 failed: port is already allocated", null);

    assertThat(error.detail().in(Locale.ENGLISH)).isEqualTo("Host port 49200 is in use.");
    assertThat(error.detail().in(Locale.JAPANESE)).contains("49200");
  }

  @Test
  void harmlessWordsOfTheEngineAreShown() {
    var error = EngineErrors.of(500, "Status 500: {\"message\":\"something else\"}", null);

    assertThat(error.detail().english()).isEqualTo("The container engine answered: something else");
  }

  @Test
  void pathsOfTheHostAreNotShown() {
    var error = EngineErrors.of(500, "open /var/lib/docker/secret: permission refused", null);

    assertThat(error.detail().english()).isEqualTo("The container engine refused this.");
    assertThat(error.detail().japanese()).doesNotContain("/var");
  }

  @Test
  void aLostConnectionMeansThatTheHostDoesNotAnswer() {
    var error = EngineErrors.translate(new RuntimeException(new SocketException("No such file")));

    assertThat(error)
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HOST_UNREACHABLE));
  }

  @Test
  void nothingToDoIsLeftToTheCaller() {
    var unchanged = new NotModifiedException("");

    assertThat(EngineErrors.translate(unchanged)).isSameAs(unchanged);
  }

  @Test
  void theCauseIsKeptForTheLog() {
    var cause = new NotFoundException("{\"message\":\"No such container: x\"}");

    assertThat(EngineErrors.translate(cause)).hasCause(cause);
  }

  @Test
  void anErrorOfOurOwnStaysWhatItIs() {
    var own = new IllegalStateException("ours");

    assertThat(EngineErrors.translate(own)).isSameAs(own);
  }

  @Test
  void anOverlapOfAddressesIsTold() {
    var overlap = new DockerException("Pool overlaps with other one on this address space", 403);

    assertThat(EngineErrors.isPoolOverlap(overlap)).isTrue();
    assertThat(EngineErrors.isPoolOverlap(new DockerException("no", 403))).isFalse();
  }
}
