package org.whalemountain.api.contract;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The fake keeps the same contract as the agents it stands in for. */
class FakeAgentTest extends ImageContractTest {

  private static final String TOKEN = "fake-token-0123456789-0123456789";
  private static FakeAgent agent;

  @BeforeAll
  static void start() {
    agent = FakeAgent.start(TOKEN);
  }

  @AfterAll
  static void stop() {
    agent.close();
  }

  @Override
  protected URI agent() {
    return agent.url();
  }

  @Override
  protected String token() {
    return TOKEN;
  }

  @Override
  protected boolean attends() {
    return false;
  }

  @Override
  protected boolean offersPrograms() {
    return false;
  }

  @Override
  protected String image() {
    return FakeAgent.IMAGE;
  }

  @Override
  protected String spareImage() {
    var name = "spare/" + UUID.randomUUID() + ":1";
    agent.images().add(FakeImages.built(null, name, name));
    return name;
  }
}
