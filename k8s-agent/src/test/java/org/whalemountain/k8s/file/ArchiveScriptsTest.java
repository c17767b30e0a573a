package org.whalemountain.k8s.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.k8s.exec.Execution.Ended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The scripts in a shell of this machine that finds only the programs that a test lets it. */
class ArchiveScriptsTest {

  private static final List<String> NEEDED =
      List.of("sh", "tar", "stat", "readlink", "cat", "id", "mkdir");

  @TempDir Path folder;
  private Path programs;

  @BeforeEach
  void allAreThere() throws IOException {
    programs = Files.createDirectory(folder.resolve("bin"));
    for (var program : NEEDED) {
      Files.copy(find(program), programs.resolve(program));
    }
    Files.writeString(folder.resolve("kept"), "kept");
  }

  @Test
  void whatIsThereIsFetchedAndStored() throws Exception {
    assertThat(end(ArchiveScripts.stat(folder + "/kept"))).isZero();
    assertThat(end(ArchiveScripts.fetch(folder + "/kept"))).isZero();
    assertThat(end(ArchiveScripts.fetch(folder + "/none"))).isEqualTo(Scripts.NOTHING_THERE);
    assertThat(end(ArchiveScripts.fetch("/"))).isEqualTo(ArchiveScripts.EVERYTHING);
    assertThat(end(ArchiveScripts.store(folder + "/none"))).isEqualTo(Scripts.NOTHING_THERE);
    assertThat(end(ArchiveScripts.store(folder + "/kept"))).isEqualTo(Scripts.NO_DIRECTORY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar", "stat", "readlink"})
  void whatIsFetchedNeedsThemAll(String lacking) throws Exception {
    Files.delete(programs.resolve(lacking));
    assertRefused(end(ArchiveScripts.fetch(folder + "/kept")));
  }

  @Test
  void whatIsStoredNeedsTar() throws Exception {
    Files.delete(programs.resolve("tar"));
    assertRefused(end(ArchiveScripts.store(folder.toString())));
  }

  private static void assertRefused(int code) {
    assertThatThrownBy(() -> Refusals.check(new Ended(code, ""), "/kept", ""))
        .isInstanceOfSatisfying(
            ApiException.class,
            problem -> {
              assertThat(problem.code().status()).isEqualTo(409);
              assertThat(problem.detail().in(Locale.ENGLISH)).contains("lacks one of");
              assertThat(problem.detail().in(Locale.JAPANESE)).contains("イメージに");
            });
  }

  private int end(List<String> words) throws Exception {
    var builder = new ProcessBuilder(new ArrayList<>(words));
    builder.command().set(0, find("dash").toString());
    builder.environment().put("PATH", programs.toString());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static Path find(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(at -> Path.of(at, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("this machine has no " + program));
  }
}
