package org.whalemountain.console.docker;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.AuthorisationMatrix;
import org.whalemountain.console.ConsoleTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class DockerRoutesTest {

  @Inject DockerRoutes routes;

  @Test
  void everyAddressStandsInTheMatrix() {
    var published = AuthorisationMatrix.published().routes("docker-command");
    assertThat(routes.addresses()).isEqualTo(published);
  }
}
