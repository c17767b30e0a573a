package org.whalemountain.console.whole;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.whalemountain.api.contract.Eventually;

/** The stock {@code docker} command, as a student's PC has it. */
final class DockerCommand {

  private static final long LIMIT_SECONDS = 60;
  private static final Duration PROMPT = Duration.ofSeconds(20);
  private static final long AFTER_CONTROL_NANOS = 200_000_000;

  private final Path program;
  private final Path folder;
  private final String host;

  private final boolean isOverTls;

  private DockerCommand(Path program, Path folder, String host, boolean isOverTls) {
    this.program = program;
    this.folder = folder;
    this.host = host;
    this.isOverTls = isOverTls;
  }

  /** The same over TLS, at another port. */
  DockerCommand overTls(int port, String certificate) {
    var address = host.replaceFirst(":\\d+/", ":" + port + "/");
    try {
      Files.writeString(folder.resolve("ca.pem"), certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DockerCommand(program, folder, address, true);
  }

  /** What a command came to. */
  record Outcome(int exitCode, String out, String err) {

    Outcome expect(int code) {
      if (exitCode != code) {
        throw new AssertionError("expected exit code " + code + " of " + this);
      }
      return this;
    }

    /** What was printed, without the line's end. */
    String line() {
      return out.strip();
    }
  }

  /** Every version of it on the path; there must be one. */
  static List<Path> installed() {
    var found =
        Stream.of(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, "docker"))
            .filter(Files::isExecutable)
            .map(DockerCommand::real)
            .distinct()
            .toList();
    if (found.isEmpty()) {
      throw new AssertionError("no docker command on the path");
    }
    return found;
  }

  /** For the console, with a personal token in its configuration. */
  static DockerCommand to(Path program, URI console, String token) {
    var config = "{\"HttpHeaders\":{\"Authorization\":\"Bearer " + token + "\"}}";
    return new DockerCommand(
        program, folder(config), "tcp://" + console.getAuthority() + "/docker", false);
  }

  /** For the machine's own engine. */
  static DockerCommand bare(Path program) {
    return new DockerCommand(program, folder("{}"), null, false);
  }

  Outcome run(String... arguments) {
    return run(new byte[0], arguments);
  }

  Outcome run(byte[] input, String... arguments) {
    return run(plain(arguments), input);
  }

  /**
   * Behind a terminal, with a person at its keys, who types one after the other when the program
   * has shown its prompt: only then is the terminal the program's.
   */
  Outcome inTerminal(String prompt, String keys, String... arguments) {
    return run(
        onTerminal(arguments),
        (out, input) -> {
          Eventually.see(PROMPT, () -> read(out), shown -> shown.contains(prompt));
          for (var key : keys.getBytes(StandardCharsets.UTF_8)) {
            input.write(key);
            input.flush();
            // the command knows keys to leave by only where they come one by one
            LockSupport.parkNanos(key < ' ' ? AFTER_CONTROL_NANOS : 0);
          }
        },
        false);
  }

  /** Begins one, whose input stays open and silent, and prints to that file. */
  Process begin(Path out, boolean isOnTerminal, String... arguments) throws IOException {
    var builder = builder(isOnTerminal ? onTerminal(arguments) : plain(arguments));
    return builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
  }

  /** Begins one, with pipes for input and outputs. */
  Process piped(String... arguments) throws IOException {
    return builder(plain(arguments)).start();
  }

  private List<String> plain(String... arguments) {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private List<String> onTerminal(String... arguments) {
    var line = new StringBuilder(program.toString());
    for (var argument : arguments) {
      line.append(" '").append(argument).append('\'');
    }
    return List.of(
        "script", "--quiet", "--flush", "--return", "--command", line.toString(), "/dev/null");
  }

  private interface Typing {
    void type(Path out, OutputStream input) throws IOException;
  }

  private Outcome run(List<String> command, byte[] input) {
    return run(command, (out, keys) -> keys.write(input), true);
  }

  private Outcome run(List<String> command, Typing typing, boolean isEnding) {
    try {
      var out = Files.createTempFile(folder, "out", "");
      var err = Files.createTempFile(folder, "err", "");
      var builder = builder(command);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      var process = builder.start();
      type(process, typing, out, isEnding);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end; it printed " + read(out) + read(err));
      }
      process.getOutputStream().close();
      return new Outcome(process.exitValue(), read(out), read(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command);
    builder.environment().put("DOCKER_CONFIG", folder.toString());
    builder.environment().remove("DOCKER_HOST");
    if (isOverTls) {
      builder.environment().put("DOCKER_TLS_VERIFY", "1");
    }
    if (host != null) {
      builder.environment().put("DOCKER_HOST", host);
    }
    return builder;
  }

  private static void type(Process process, Typing typing, Path out, boolean isEnding) {
    var input = process.getOutputStream();
    try {
      typing.type(out, input);
      if (isEnding) {
        input.close();
      }
    } catch (IOException gone) {
      // it has ended and reads no more
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(String config) {
    try {
      var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "docker");
      Files.writeString(folder.resolve("config.json"), config);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
