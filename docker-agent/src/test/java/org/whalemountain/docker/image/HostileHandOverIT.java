package org.whalemountain.docker.image;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.contract.Sha256;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.docker.BusyboxImage;
import org.whalemountain.docker.Docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Archives and answers that no engine gives, from a build engine in hostile hands. */
@QuarkusTest
@TestProfile(HostileHandOverIT.Little.class)
class HostileHandOverIT {
  private static final String IMAGE = "{{.ID}} {{.Repository}}:{{.Tag}}";
  private static final byte[] NOTHING = new byte[1024];
  private static final String EMPTY = "sha256:" + Sha256.of(NOTHING);

  @ConfigProperty(name = "whalemountain.handover.area")
  Path area;

  @Inject HandOver handOver;

  private final String account = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final String name = account + "/app:1";
  private FakeBuildEngine builds;
  private BusyboxImage others;
  private String before;

  /** So that limits are met soon. */
  public static final class Little implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "whalemountain.handover.limit-mib", "1",
          "whalemountain.handover.idle", "2s",
          "whalemountain.handover.deadline", "5s",
          "whalemountain.handover.most-images", "1",
          "whalemountain.engine.call-deadline", "3s");
    }
  }

  @BeforeEach
  void start() throws Exception {
    builds = FakeBuildEngine.at(Files.createTempDirectory("fake").resolve("socket"));
    others = BusyboxImage.make();
    Docker.run("docker", "tag", others.name(), "e175702/app:" + account);
    before = images();
  }

  @AfterEach
  void nothingStays() throws Exception {
    builds.close();
    Docker.run("docker", "rmi", name, OwnerMark.of(name), "e175702/app:" + account);
    others.close();
    assertThat(area).isDirectoryNotContaining(Files::isDirectory);
  }

  /** Of whoever is concerned here; others may use the engine as well. */
  private String images() throws Exception {
    var named = Docker.run("docker", "images", "--no-trunc", "--format", IMAGE);
    var claimed =
        Docker.run(
            "docker",
            "images",
            "--all",
            "--no-trunc",
            "--filter",
            "label=whalemountain.owner=" + account,
            "--format",
            IMAGE);
    return named
            .lines()
            .filter(
                line ->
                    line.contains(account)
                        || line.contains(" python:")
                        || line.contains("whalemountain.invalid/e175702"))
            .collect(Collectors.joining("\n"))
        + claimed;
  }

  @Test
  void whatTheArchiveSaysOfItselfDoesNotMatter() throws Exception {
    var config =
        config(
            "'config':{'Labels':{'whalemountain.owner':'e175702','whalemountain.id':'1'}},", EMPTY);
    var id = id(config);
    var files = new LinkedHashMap<String, byte[]>();
    files.put("../../../../../../tmp/" + account, NOTHING);
    files.put("/etc/" + account, config);
    files.put(
        "manifest.json",
        FakeBuildEngine.bytes(
            "[{'Config':'../../etc/passwd','RepoTags':['e175702/app:%1$s','python:%1$s','whalemountain.invalid/e175702/app:1'],'Layers':['/etc/shadow']},{'Config':'x','RepoTags':null,'Layers':null}]"
                .formatted(account)));
    files.put(
        "repositories", FakeBuildEngine.bytes("{'e175702/app':{'%s':'x'}}".formatted(account)));
    builds.image(id, name, '"' + EMPTY + '"').archive(id, files);

    var outcome = handOver.bringIn(account, builds.socket());

    assertThat(outcome.refused()).isEmpty();
    assertThat(outcome.brought()).containsExactly(name);
    assertThat(Docker.inspect(name, "{{json .Config.Labels}}"))
        .isEqualTo(
            "{\"whalemountain.owner\":\""
                + account
                + "\",\"whalemountain.source\":\""
                + id
                + "\"}");
    assertThat(images().lines().filter(line -> !line.contains(account + "/")))
        .containsExactlyInAnyOrderElementsOf(before.lines().toList());
    assertThat(Path.of("/tmp", account)).doesNotExist();
    assertThat(Path.of("/etc", account)).doesNotExist();

    // a second one is more than this account may have here; the one it has is not touched
    builds.json(
        "/images/json",
        "[{\"Id\":\"%s\",\"RepoTags\":[\"%s\",\"%s\"]}]".formatted(id, name, account + "/app:2"));
    var second = handOver.bringIn(account, builds.socket());
    assertThat(second.refused().get(account + "/app:2").code()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
    assertThat(second.refused()).hasSize(1);
  }

  @Test
  void contentThatIsNotWhatItsHashSaysIsRefused() throws Exception {
    var config = config("", EMPTY);
    var id = id(config);
    var forged = NOTHING.clone();
    forged[0] = 1;
    builds
        .image(id, name, '"' + EMPTY + '"')
        .archive(
            id,
            Map.of("layer.tar", forged, "blobs/sha256/" + Sha256.of(NOTHING), forged, "c", config));
    refused(ErrorCode.ENGINE_FAILED);
    builds.archive(
        id,
        Map.of("layer.tar", NOTHING, Sha256.of(config) + ".json", config("'author':'x',", EMPTY)));
    refused(ErrorCode.ENGINE_FAILED);
  }

  @Test
  void layersOtherThanTheConfigurationsAreRefused() throws Exception {
    var config = config("", "sha256:" + "00".repeat(32));
    var id = id(config);
    builds.image(id, name, '"' + EMPTY + '"').archive(id, Map.of("layer", NOTHING, "c", config));
    refused(ErrorCode.ENGINE_FAILED);
    // layers of others that the host has are not had for the asking
    var theirs = Docker.inspect(others.name(), "{{index .RootFS.Layers 0}}");
    builds.image(id, name, '"' + theirs + '"').archive(id, Map.of("c", config));
    refused(ErrorCode.ENGINE_FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{'os':'linux'}",
        "{'os':'windows','rootfs':{'type':'layers','diff_ids':[]}}",
        "{'os':'linux','rootfs':{'type':'layers','diff_ids':['../x']}}",
        "{'os':'linux','config':{'Env':{}},'rootfs':{'type':'layers','diff_ids':[]}}",
      })
  void whatIsNoConfigurationIsRefused(String text) throws Exception {
    var config = FakeBuildEngine.bytes(text);
    builds.image(id(config), name, "").archive(id(config), Map.of("c", config));
    refused(ErrorCode.ENGINE_FAILED);
  }

  @Test
  void whatIsTooLargeIsRefused() throws Exception {
    var config = config("", EMPTY);
    var id = id(config);
    builds
        .image(id, name, '"' + EMPTY + '"')
        .archive(id, Map.of("large", new byte[2 << 20], "c", config));
    refused(ErrorCode.HOST_FULL);
  }

  @Test
  void whatNeverEndsIsLeft() throws Exception {
    var id = id(config("", EMPTY));
    builds
        .image(id, name, '"' + EMPTY + '"')
        .answer(
            "/images/" + id + "/get",
            answer -> answer.setChunked(true).write(Buffer.buffer(new byte[100])));
    var begun = Instant.now();
    refused(ErrorCode.ENGINE_FAILED);
    builds.answer("/images/" + id + "/get", answer -> {});
    refused(ErrorCode.HOST_UNREACHABLE);
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(30));
    assertThat(images()).isEqualTo(before);
  }

  @Test
  void anEndlessListIsLeft() {
    builds.answer(
        "/images/json", answer -> answer.setChunked(true).write(Buffer.buffer(new byte[20 << 20])));
    assertThatThrownBy(() -> handOver.bringIn(account, builds.socket()))
        .isInstanceOf(ApiException.class);
    for (var answer : new String[] {"", "{", "<html>", "[".repeat(100_000)}) {
      builds.json("/images/json", answer);
      assertThatNothingCame(answer);
    }
  }

  private void assertThatNothingCame(String answer) {
    try {
      assertThat(handOver.bringIn(account, builds.socket()).brought()).isEmpty();
    } catch (ApiException e) {
      assertThat(e.code()).as(answer).isEqualTo(ErrorCode.HOST_UNREACHABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'Id':'../../containers/json','RepoTags':['%s']}]",
        "[{'Id':'sha256:00','RepoTags':['%s']}]",
        "[{'Id':7,'RepoTags':'%s'}]",
        "{'Id':'x'}",
        "[null,1,'x',[],{'RepoTags':{'a':'%s'}}]",
        "[{'Id':'sha256:0000000000000000000000000000000000000000000000000000000000000000','RepoTags':['e175702/app:1','python:1',null,'%s@sha256:00']}]",
      })
  void listsThatMakeNoSenseBringNothing(String list) {
    builds.json("/images/json", list.replace('\'', '"').formatted(name));

    assertThat(handOver.bringIn(account, builds.socket()))
        .isEqualTo(new HandedOver(List.of(), Map.of(), 0));
  }

  private void refused(ErrorCode code) throws Exception {
    var outcome = handOver.bringIn(account, builds.socket());

    assertThat(outcome.brought()).isEmpty();
    assertThat(outcome.refused()).containsOnlyKeys(name);
    assertThat(outcome.refused().get(name).code()).isEqualTo(code);
    assertThat(images()).isEqualTo(before);
    assertThat(area).isDirectoryNotContaining(Files::isDirectory);
  }

  private static byte[] config(String more, String diff) {
    return FakeBuildEngine.bytes(
        "{'os':'linux',%s'rootfs':{'type':'layers','diff_ids':['%s']}}".formatted(more, diff));
  }

  private static String id(byte[] config) {
    return "sha256:" + Sha256.of(config);
  }
}
