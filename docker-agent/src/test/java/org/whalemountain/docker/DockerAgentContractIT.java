package org.whalemountain.docker;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.whalemountain.api.contract.AgentContractTest;

@QuarkusTest
class DockerAgentContractIT extends AgentContractTest {
  private static BusyboxImage image;

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @BeforeAll
  static void makeImage() throws IOException, InterruptedException {
    image = BusyboxImage.make();
  }

  @AfterAll
  static void removeImage() throws IOException, InterruptedException {
    image.close();
  }

  @Override
  protected URI agent() {
    return agent;
  }

  @Override
  protected String token() {
    return token;
  }

  @Override
  protected String image() {
    return image.name();
  }
}
