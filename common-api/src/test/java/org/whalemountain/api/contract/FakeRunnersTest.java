package org.whalemountain.api.contract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The fake's runners keep the same contract as those of real hosts. */
class FakeRunnersTest extends RunnerContractTest {

  private static final String TOKEN = "fake-token-0123456789-0123456789";
  private static FakeAgent agent;

  @BeforeAll
  static void start() {
    agent = FakeAgent.start(TOKEN);
    agent.runners().offer(true);
  }

  @AfterAll
  static void stop() {
    agent.close();
  }

  @Override
  protected Call call() {
    return Call.to(agent.url()).as(TOKEN);
  }

  @Override
  protected String gitlab() {
    return "https://gitlab.example.ac.jp";
  }

  @Override
  protected String goodToken() {
    return "glrt-goodgoodgoodgood";
  }

  @Override
  protected String unknownToken() {
    return FakeRunners.WRONG_TOKEN;
  }

  @Override
  protected String absentGitlab() {
    return FakeRunners.ABSENT;
  }

  @Override
  protected String refusingGitlab() {
    return FakeRunners.REFUSING;
  }

  @Override
  protected String forbiddenGitlab() {
    return FakeRunners.FORBIDDEN;
  }
}
