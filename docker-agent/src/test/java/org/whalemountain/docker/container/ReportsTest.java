package org.whalemountain.docker.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.container.PortMapping;

import static org.assertj.core.api.Assertions.assertThat;

class ReportsTest {
  private static final String LISTED =
      """
      {"Id": "0c1", "Names": ["/e175701-web"], "ImageID": "sha256:1", "Created": 1790000000,
       "State": "%s", "Status": "%s", "Labels": {"whalemountain.id": "id-1",
       "whalemountain.owner": "e175701", "whalemountain.name": "web",
       "whalemountain.ports": "8080:49200,22:49201", "whalemountain.gpus": "GPU-a,GPU-b"},
       "NetworkSettings": {"Networks": {"wm-e175701": {"NetworkID": "7f1"}}}}
      """;

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "running, Up 3 minutes, RUNNING, ",
    "running, Up 3 minutes (healthy), RUNNING, ",
    "paused, Up 3 minutes (Paused), RUNNING, ",
    "exited, Exited (0) 3 minutes ago, STOPPED, 0",
    "exited, Exited (137) 3 minutes ago, STOPPED, 137",
    "created, Created, CREATING, ",
    "restarting, Restarting (1) 3 seconds ago, CREATING, 1",
    "removing, Removal In Progress, STOPPED, ",
    "dead, Dead, FAILED, ",
  })
  void stateAndExitCodeAreReadFromTheList(
      String state, String status, ContainerStatus expected, Integer exitCode) {
    var report = Reports.of(listed(state, status), Locale.ENGLISH);

    assertThat(report.status()).isEqualTo(expected);
    assertThat(report.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void portsAndGpusComeFromTheLabels() {
    var report = Reports.of(listed("exited", "Exited (0) now"), Locale.ENGLISH);

    assertThat(report.ports())
        .containsExactly(new PortMapping(8080, 49200), new PortMapping(22, 49201));
    assertThat(report.gpus()).containsExactly("GPU-a", "GPU-b");
    assertThat(report.fullName()).isEqualTo("e175701-web");
    assertThat(report.networkId()).isEqualTo("7f1");
    assertThat(report.networkName()).isEqualTo("wm-e175701");
  }

  @Test
  void detailsSpeakTheCallersLanguage() {
    var restarting = listed("restarting", "Restarting (1) now");

    assertThat(Reports.of(restarting, Locale.JAPANESE).statusDetail()).contains("再起動");
    assertThat(Reports.of(restarting, Locale.ENGLISH).statusDetail()).contains("started again");
  }

  @Test
  void aLabelThatIsNoPortIsLeftOut() {
    assertThat(PortLabel.read("8080:49200,x,:,1")).containsExactly(new PortMapping(8080, 49200));
    assertThat(PortLabel.read("")).isEmpty();
    assertThat(PortLabel.read(null)).isEmpty();
    assertThat(PortLabel.write(List.of())).isEmpty();
  }

  private static Container listed(String state, String status) {
    try {
      return new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(LISTED.formatted(state, status), Container.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
