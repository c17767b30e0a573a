package org.whalemountain.k8s.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.k8s.exec.Program.Input;

import static org.assertj.core.api.Assertions.assertThat;

/** The script in shells of this machine; none of them is told that its input has ended. */
class ScriptTest {

  private static final String DASH = "dash";
  private static final String BASH = "bash --posix";
  private static final String BUSYBOX = "busybox sh";

  @ParameterizedTest
  @ValueSource(strings = {DASH, BASH, BUSYBOX})
  void whatIsFedArrivesByteForByteAndEnds(String shell) throws Exception {
    var bytes = new byte[1_000_003];
    new Random(1).nextBytes(bytes);
    var ran = run(shell, program(Input.FED, "cat"), bytes);
    assertThat(ran.output).isEqualTo(bytes);
    assertThat(ran.code).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {DASH, BASH, BUSYBOX})
  void whoReadsNotToTheEndEndsWithItsOwnCode(String shell) throws Exception {
    var ran =
        run(
            shell,
            program(Input.FED, "sh", "-c", "head -c 2; echo err >&2; exit 7"),
            bytes("hello"));
    assertThat(ran.output).isEqualTo(bytes("he"));
    assertThat(ran.error).isEqualTo("err\n");
    assertThat(ran.code).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {DASH, BASH, BUSYBOX})
  void whatNobodyReadsIsTakenAllTheSame(String shell) throws Exception {
    var ran = run(shell, program(Input.FED, "head", "-c", "3"), new byte[3_000_000]);
    assertThat(ran.output).isEqualTo(new byte[3]);
    assertThat(ran.code).isZero();
  }

  @Test
  void theLineThatTellsTheEndIsTakenAway() throws IOException {
    var out = new ByteArrayOutputStream();
    var told = new EndMark(out, Script.ended("mark"));
    for (var piece : List.of("a ma", "rk b mark-en", "ded\n", "c")) {
      assertThat(told.seen().isDone()).isEqualTo(piece.equals("c"));
      told.write(bytes(piece));
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a mark b c");
  }

  @ParameterizedTest
  @ValueSource(strings = {DASH, BASH, BUSYBOX})
  void aProgramThatIsNotThereIsTold(String shell) throws Exception {
    var ran = run(shell, program(Input.FED, "no-such-program"), bytes("x"));
    assertThat(ran.code).isEqualTo(127);
    assertThat(ran.error).contains("no-such-program");
  }

  @ParameterizedTest
  @ValueSource(strings = {DASH, BASH, BUSYBOX})
  void environmentsAndDirectoryAreSet(String shell) throws Exception {
    var wished =
        new Program(
            List.of("sh", "-c", "echo \"$A\" $PWD $0", "$(id)"),
            List.of("A=one  two"),
            "/usr",
            Input.NONE,
            Locale.ENGLISH);
    assertThat(run(shell, wished, null).output).isEqualTo(bytes("one  two /usr $(id)\n"));
    var nowhere = new Program(List.of("true"), List.of(), "/no/such", Input.NONE, Locale.ENGLISH);
    assertThat(run(shell, nowhere, null).code).isEqualTo(126);
  }

  @ParameterizedTest
  @ValueSource(strings = {DASH, BASH, BUSYBOX})
  void oneThatIsAlonePrintsNowhere(String shell) throws Exception {
    var ran =
        run(shell, program(Input.ALONE, "sh", "-c", "cat; echo out; echo err >&2; exit 2"), null);
    assertThat(ran.output).as("but that it begins").isEqualTo(bytes("\n"));
    assertThat(ran.error).isEmpty();
    assertThat(ran.code).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {DASH, BASH, BUSYBOX})
  void oneThatIsAloneAndNotThereDoesNotBegin(String shell) throws Exception {
    var ran = run(shell, program(Input.ALONE, "no-such-program"), null);
    assertThat(ran.output).isEmpty();
    assertThat(ran.code).isEqualTo(127);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat", "dd head"})
  void withoutProgramsThatTakeTheInputItIsRefused(String lacking, @TempDir Path programs)
      throws Exception {
    var present = new ArrayList<>(List.of("sh", "cat", "dd", "head"));
    present.removeAll(List.of(lacking.split(" ")));
    for (var program : present) {
      Files.copy(Path.of("/bin", program), programs.resolve(program));
    }
    var ran = run("env PATH=" + programs + " /bin/" + DASH, program(Input.FED, "true"), null);
    assertThat(ran.code).isEqualTo(126);
    assertThat(ran.error).contains("no cat, or no dd and no head");
    assertThat(ran.output).isEmpty();
  }

  private record Ran(int code, byte[] output, String error) {}

  private static Program program(Input input, String... command) {
    return new Program(List.of(command), List.of(), null, input, Locale.ENGLISH);
  }

  private static Ran run(String shell, Program program, byte[] fed) throws Exception {
    var words = program.words("mark").all();
    var command = new ArrayList<>(List.of(shell.split(" ")));
    command.addAll(words.subList(1, words.size()));
    var process = new ProcessBuilder(command).start();
    var output = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
    var error = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
    if (fed != null) {
      try (var feed = new Feed(process.getOutputStream())) {
        feed.write(fed);
      } catch (IOException e) {
        // it took no more, which its code tells
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      }
    }
    try {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
      return new Ran(
          process.exitValue(),
          output.join(),
          new String(error.join(), StandardCharsets.UTF_8).replace("mark-ended\n", ""));
    } finally {
      process.destroyForcibly();
    }
  }

  private static byte[] all(InputStream stream) {
    var all = new ByteArrayOutputStream();
    try {
      stream.transferTo(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
