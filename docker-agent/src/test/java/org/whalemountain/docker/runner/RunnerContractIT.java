package org.whalemountain.docker.runner;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.RunnerContractTest;
import org.whalemountain.api.contract.StandInGitLab;
import org.whalemountain.api.contract.StandInRunner;

@QuarkusTest
@TestProfile(BuildsProfile.class)
@Tag("builds")
class RunnerContractIT extends RunnerContractTest {
  private static final String GOOD = "glrt-known-to-the-stand-in";

  @TestHTTPResource("/")
  URI agent;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @ConfigProperty(name = BuildsProfile.PORTS)
  List<Integer> ports;

  private StandInGitLab gitlab;
  private StandInGitLab refusing;

  @BeforeEach
  void startGitlabs() throws Exception {
    StandInRunner.make();
    gitlab = StandInGitLab.start(ports.get(0)).knows(GOOD);
    refusing = StandInGitLab.start(ports.get(1));
    refusing.refuse(500);
  }

  @AfterEach
  void stopGitlabs() {
    gitlab.close();
    refusing.close();
  }

  @Override
  protected Call call() {
    return Call.to(agent).as(token);
  }

  @Override
  protected String gitlab() {
    return url(ports.get(0));
  }

  @Override
  protected String goodToken() {
    return GOOD;
  }

  @Override
  protected String unknownToken() {
    return "glrt-nobody-knows-this-one";
  }

  @Override
  protected String absentGitlab() {
    return url(ports.get(2));
  }

  @Override
  protected String refusingGitlab() {
    return url(ports.get(1));
  }

  @Override
  protected String forbiddenGitlab() {
    return "http://127.0.0.1:" + ports.get(0);
  }

  private static String url(int port) {
    return StandInGitLab.url(port);
  }
}
