package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.StandInRunner;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life of an image, from a token to its end: console, agent, both engines, runner and job are
 * real; a stand-in takes GitLab's place, and one gitlab-runner's, which reads the same settings.
 */
@Tag("builds")
class ImageLifeIT {

  private static final String RUNNER = "/api/v1/runner";
  private static final String IMAGES = "/api/v1/images";
  private static final String CONTAINERS = "/api/v1/containers";
  private static final String NAME = Workshop.BUILDER + "/my-app:main";
  private static final String LATEST = Workshop.BUILDER + "/my-app:latest";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static Workshop workshop;
  private static Call builder;
  private static Call friend;

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    builder = workshop.as(Workshop.BUILDER);
    friend = workshop.as(Workshop.FRIEND);
  }

  @AfterAll
  static void close() {
    if (workshop != null) {
      workshop.close();
    }
  }

  @Test
  void fromATokenToAnImageThatIsSharedUsedTakenBackAndDeleted() {
    var id = isBuiltByAJob();
    isNobodyElses(id);
    var used = isDescribedSharedAndUsed(id);
    isTakenBackFromOthersButNotFromTheirContainers(id, used);
    outlivesItsRunner(id);
    isDeletedOnceNobodyUsesIt(id, used);
  }

  /** What the job runs is what the console gives students to put into their projects. */
  private static String isBuiltByAJob() {
    var set = builder.put(RUNNER, Call.json(Map.of("token", Workshop.TOKEN))).expect(200);
    assertThat(set.json().path("gitlabUrl").asText()).isEqualTo(workshop.gitlabUrl);
    workshop.supply();
    var job = workshop.gitlab.enqueue(StandInRunner.IMAGE, lines());
    var trace = job.ended(SOON);
    assertThat(job.state()).as(trace).isEqualTo("success");
    assertThat(trace).contains("Successfully tagged " + NAME);
    var image = Eventually.see(SOON, () -> mine(NAME), found -> found != null);
    assertThat(image.path("owner").asText()).isEqualTo(Workshop.BUILDER);
    assertThat(image.path("shared").asBoolean()).isFalse();
    assertThat(image.path("hosts").findValuesAsText("name")).containsExactly(workshop.host.name());
    Eventually.see(SOON, () -> mine(LATEST), found -> found != null);
    assertThat(mine(LATEST).path("id")).isEqualTo(image.path("id"));
    return image.path("id").asText();
  }

  private static void isNobodyElses(String id) {
    var never =
        order(friend, "never", Workshop.BUILDER + "/never:1").expectProblem(404, "not-found");
    for (var spelling : spellings(id)) {
      var refused = order(friend, "theft", spelling).expectProblem(404, "not-found");
      assertThat(detail(refused)).as(spelling).isEqualTo(detail(never));
    }
    friend.get(IMAGES + "/" + id).expectProblem(404, "not-found");
    assertThat(ids(friend, "?shared=true&limit=1000")).doesNotContain(id);
  }

  private static String isDescribedSharedAndUsed(String id) {
    change(id, Map.of("description", "# For class 3", "shared", true));
    assertThat(ids(friend, "?shared=true&q=class")).containsExactly(id);
    var used = order(friend, "used", NAME).expect(201).json();
    assertThat(run(friend, used.path("id").asText(), "cat", "/made")).isEqualTo("built");
    return used.path("id").asText();
  }

  private static void isTakenBackFromOthersButNotFromTheirContainers(String id, String used) {
    change(id, Map.of("shared", false));
    for (var spelling : spellings(id)) {
      order(friend, "again", spelling).expectProblem(404, "not-found");
    }
    assertThat(run(friend, used, "cat", "/made")).isEqualTo("built");
    friend.post(CONTAINERS + "/" + used + "/stop").expect(200);
    friend.post(CONTAINERS + "/" + used + "/start").expect(200);
    assertThat(run(friend, used, "cat", "/made")).isEqualTo("built");
  }

  /** And with its engine nothing tells the console that a name is new but a refresh. */
  private static void outlivesItsRunner(String id) {
    builder.delete(RUNNER).expect(204);
    var later = Workshop.BUILDER + "/my-app:later";
    workshop.host.blade().docker("tag " + id + " " + later);
    assertThat(mine(later)).isNull();
    workshop.admin().post(IMAGES + "/refresh").expect(200);
    assertThat(mine(later).path("id").asText()).isEqualTo(id);
  }

  private static void isDeletedOnceNobodyUsesIt(String id, String used) {
    var own = order(builder, "own", LATEST).expect(201).json().path("id").asText();
    var refused = builder.delete(IMAGES + "/" + id).expectProblem(409, "image-in-use");
    assertThat(detail(refused)).contains("own", "1").doesNotContain(Workshop.FRIEND, "used");
    friend.delete(IMAGES + "/" + id).expectProblem(404, "not-found");
    builder.delete(CONTAINERS + "/" + own).expect(204);
    refused = builder.delete(IMAGES + "/" + id).expectProblem(409, "image-in-use");
    assertThat(detail(refused)).contains("1").doesNotContain(Workshop.FRIEND, "used", "own");
    assertThat(run(friend, used, "cat", "/made")).isEqualTo("built");
    friend.delete(CONTAINERS + "/" + used).expect(204);
    builder.delete(IMAGES + "/" + id).expect(204);
    builder.get(IMAGES + "/" + id).expectProblem(404, "not-found");
    assertThat(workshop.host.blade().docker("images --no-trunc --quiet")).doesNotContain(id);
  }

  /**
   * As GitLab hands the file's script out: a Dockerfile is checked out, and its variables are set.
   */
  private static String[] lines() {
    var file = builder.get(RUNNER + "/gitlab-ci.yml").expect(200).text();
    Map<String, Map<String, List<String>>> yaml =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
    var lines = new ArrayList<String>();
    lines.add("mkdir /project && cd /project");
    lines.add(
        "printf 'FROM %s\\nRUN echo built > /made\\nCMD [\"sleep\", \"3600\"]\\n' > Dockerfile"
            .formatted(StandInRunner.IMAGE));
    lines.add("export CI_PROJECT_NAME=My_App CI_COMMIT_REF_SLUG=main");
    lines.add("export CI_COMMIT_BRANCH=main CI_DEFAULT_BRANCH=main");
    lines.addAll(yaml.get("build-image").get("script"));
    return lines.toArray(String[]::new);
  }

  private static List<String> spellings(String id) {
    var hex = id.substring("sha256:".length());
    return List.of(
        NAME,
        LATEST,
        Workshop.BUILDER + "/my-app",
        "docker.io/" + NAME,
        "index.docker.io/" + NAME,
        "whalemountain.invalid/" + NAME,
        id,
        hex,
        hex.substring(0, 12),
        hex.substring(0, 4));
  }

  private static Call.Answer order(Call caller, String name, String image) {
    return caller.post(
        CONTAINERS,
        Call.json(
            Map.of(
                "name",
                name,
                "image",
                image,
                "cpus",
                0.5,
                "memoryMiB",
                64,
                "host",
                workshop.host.name())));
  }

  private static String run(Call caller, String container, String... command) {
    var answer =
        caller
            .post(
                CONTAINERS + "/" + container + "/exec",
                Call.json(Map.of("command", List.of(command))))
            .expect(200)
            .json();
    return answer.path("stdout").asText().strip();
  }

  private static void change(String id, Map<String, Object> change) {
    var body = Call.json(change).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    builder.send("PATCH", IMAGES + "/" + id, "application/json", body).expect(200);
  }

  private static JsonNode mine(String name) {
    return StreamSupport.stream(builder.get(IMAGES).expect(200).json().spliterator(), false)
        .filter(image -> image.path("names").toString().contains("\"" + name + "\""))
        .findFirst()
        .orElse(null);
  }

  private static List<String> ids(Call caller, String query) {
    return caller.get(IMAGES + query).expect(200).json().findValuesAsText("id");
  }

  private static String detail(Call.Answer answer) {
    return answer.json().path("detail").asText();
  }
}
