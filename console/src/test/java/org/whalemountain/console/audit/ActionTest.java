package org.whalemountain.console.audit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ActionTest {

  @Test
  void idsBecomeTargets() {
    assertThat(Action.of("POST", "/api/v1/containers"))
        .isEqualTo(new Action("POST /containers", null));
    assertThat(Action.of("DELETE", "/api/v1/tokens/7"))
        .isEqualTo(new Action("DELETE /tokens/{id}", "7"));
    assertThat(Action.of("POST", "/api/v1/containers/7/start"))
        .isEqualTo(new Action("POST /containers/{id}/start", "7"));
    assertThat(Action.of("POST", "/api/v1/hosts/check"))
        .isEqualTo(new Action("POST /hosts/check", null));
    assertThat(Action.of("POST", "/api/v1/images/refresh"))
        .isEqualTo(new Action("POST /images/refresh", null));
    assertThat(Action.of("GET", "/api/v1/kubeconfig/file"))
        .isEqualTo(new Action("GET /kubeconfig/file", null));
    assertThat(Action.of("DELETE", "/api/v1/hosts/check"))
        .isEqualTo(new Action("DELETE /hosts/{id}", "check"));
  }

  @Test
  void whatStrangersPutIntoAnAddressStaysOutOfTheAction() {
    assertThat(Action.of("GET", "/api/v1/" + "x".repeat(5000) + "/a/B<script>/more/still").name())
        .isEqualTo("GET /…/{id}/…");
    assertThat(Action.of("GET", "/api/v1").name()).isEqualTo("GET ");
  }
}
