package org.whalemountain.docker;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.whalemountain.api.contract.ImageContractTest;

@QuarkusTest
class DockerAgentContractIT extends ImageContractTest {
  private static final List<BusyboxImage> SPARE = new ArrayList<>();
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
    for (var spare : SPARE) {
      spare.close();
    }
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

  @Override
  protected String spareImage() throws IOException, InterruptedException {
    SPARE.add(BusyboxImage.make());
    return SPARE.get(SPARE.size() - 1).name();
  }
}
