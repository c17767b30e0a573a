package org.whalemountain.console.whole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** Who dies in the middle of a {@code docker cp} fails it, and it goes through the next time. */
@Tag("long")
class CopyFaultIT {

  private static final int SIZE = 64 << 20;
  private static final int BEFORE = 8 << 20;

  private static Department all;
  private static DockerCommand docker;

  @BeforeAll
  static void open() {
    all = new Department(1);
    var made = all.student().post("/api/v1/tokens", "{\"name\":\"copies\"}").expect(201).json();
    var program = DockerCommand.installed().get(0);
    docker = DockerCommand.to(program, all.rig.console.url(), made.path("token").asText());
  }

  @AfterAll
  static void close() {
    if (all != null) {
      all.close();
    }
  }

  @AfterEach
  void clear() {
    all.clear();
  }

  enum Victim {
    AGENT,
    ENGINE,
    CONSOLE;

    void die() {
      switch (this) {
        case AGENT -> all.host(0).agent().kill();
        case ENGINE -> all.host(0).blade().killEngine();
        case CONSOLE -> all.rig.console.kill();
      }
    }

    void comeBack() {
      switch (this) {
        case AGENT -> all.host(0).agent().start();
        case ENGINE -> all.host(0).blade().startEngine();
        case CONSOLE -> all.rig.console.start();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void halfAFileIsNeverSaidToBeIn(Victim victim) throws Exception {
    var id = all.make("web", all.host(0));
    var archive = archive();
    var copy = docker.piped("cp", "-", "web:/tmp");
    copy.getOutputStream().write(archive, 0, SIZE / 2);
    copy.getOutputStream().flush();
    Eventually.see(Department.HEALED, CopyFaultIT::sizeInside, size -> size >= BEFORE);
    victim.die();
    sendRest(copy, archive);
    expectFailure(copy);
    victim.comeBack();
    all.awaitStatus(id, "running");
    docker.run(archive, "cp", "-", "web:/tmp").expect(0);
    assertThat(sizeInside()).isEqualTo(SIZE);
    all.awaitAgreement();
  }

  @ParameterizedTest
  @EnumSource
  void halfAFileIsNeverSaidToBeOut(Victim victim) throws Exception {
    var id = all.make("web", all.host(0));
    docker.run(archive(), "cp", "-", "web:/tmp").expect(0);
    var copy = docker.piped("cp", "web:/tmp/file", "-");
    assertThat(copy.getInputStream().readNBytes(BEFORE)).hasSize(BEFORE);
    victim.die();
    assertThat(copy.getInputStream().readAllBytes().length).isLessThan(SIZE - BEFORE);
    expectFailure(copy);
    victim.comeBack();
    all.awaitStatus(id, "running");
    var whole = docker.piped("cp", "web:/tmp/file", "-");
    try (var tar = new TarArchiveInputStream(whole.getInputStream())) {
      assertThat(tar.getNextEntry().getSize()).isEqualTo(SIZE);
      assertThat(tar.readAllBytes()).isEqualTo(content());
    }
    assertThat(whole.waitFor()).isZero();
    all.awaitAgreement();
  }

  private static void sendRest(Process copy, byte[] archive) {
    try (var input = copy.getOutputStream()) {
      input.write(archive, SIZE / 2, archive.length - SIZE / 2);
    } catch (IOException gone) {
      // it has given up already
    }
  }

  private static void expectFailure(Process copy) throws Exception {
    var isOver = copy.waitFor(Department.HEALED.toSeconds(), TimeUnit.SECONDS);
    copy.destroyForcibly();
    assertThat(isOver).as("the command ends").isTrue();
    assertThat(copy.exitValue()).isNotZero();
  }

  /** On the blade's disk: while it takes a file in, the engine answers nothing of its container. */
  private static long sizeInside() {
    var disks = all.host(0).blade().folder().resolve("data/overlay2");
    var found = Shell.run("find " + disks + " -path '*/diff/tmp/file' -printf '%s\\n'").strip();
    return found.isEmpty() ? 0 : Long.parseLong(found);
  }

  private static byte[] archive() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(packed)) {
      var entry = new TarArchiveEntry("file");
      entry.setSize(SIZE);
      tar.putArchiveEntry(entry);
      tar.write(content());
      tar.closeArchiveEntry();
    }
    return packed.toByteArray();
  }

  private static byte[] content() {
    var content = new byte[SIZE];
    new Random(1).nextBytes(content);
    return content;
  }
}
