package org.whalemountain.docker.runner;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.docker.Docker;
import org.whalemountain.docker.EngineCallsIT;
import org.whalemountain.docker.engine.EngineTap;

import static org.assertj.core.api.Assertions.assertThat;

/** What it costs the engine to list runners. */
@QuarkusTest
@TestProfile(RunnerListIT.Quiet.class)
@QuarkusTestResource(value = EngineCallsIT.Tapped.class, restrictToAnnotatedClass = true)
@Tag("builds")
class RunnerListIT extends RunnerTestBed {
  EngineTap tap;

  /** Nothing looks at runners but who asks. */
  public static final class Quiet extends BuildsProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      var settings = new HashMap<>(super.getConfigOverrides());
      settings.put("whalemountain.runner.look", "1h");
      return settings;
    }
  }

  @Test
  void aListOfRunnersIsOneCallHoweverManyThereAre() {
    var other = account + "o";
    put().expect(200);
    call()
        .put("/v1/runners/" + other, Call.json(Map.of("gitlabUrl", gitlabUrl(), "token", token)))
        .expect(200);
    try {
      // what was just set up may still begin
      call().get("/v1/runners").expect(200);
      tap.forgetRequests();
      var listed = call().get("/v1/runners").expect(200).json();
      assertThat(listed.findValuesAsText("account")).contains(account, other);
      assertThat(tap.requests())
          .hasSize(1)
          .allMatch(request -> request.contains("/containers/json"));
    } finally {
      call().delete("/v1/runners/" + other).expect(204);
    }
  }

  @Test
  void oneThatEndedSinceIsLookedAtAgain() throws Exception {
    put().expect(200);
    Docker.run("docker", "stop", "--time", "1", "wm-runner-" + account);
    assertThat(listed().path("state").asText()).isEqualTo("failed");
    Docker.run("docker", "start", "wm-runner-" + account);
    assertThat(listed().path("state").asText()).isIn("starting", "waiting");
  }

  private JsonNode listed() {
    for (var runner : call().get("/v1/runners").expect(200).json()) {
      if (runner.path("account").asText().equals(account)) {
        return runner;
      }
    }
    throw new AssertionError("not listed: " + account);
  }
}
