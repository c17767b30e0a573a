package org.whalemountain.docker.build;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** The program that does for build engines what needs root. */
@ApplicationScoped
class Launcher {
  private static final Logger LOG = Logger.getLogger(Launcher.class);
  private static final int MOST_WORDS = 2000;
  private static final Duration CHECK_DEADLINE = Duration.ofSeconds(20);
  private static final Sentence FAILED =
      new Sentence(
          "The build engine could not be started or stopped. Tell the administrator of this host.",
          "ビルドエンジンを起動または停止できませんでした。このホストの管理者に連絡してください。");

  private final BuildConfig config;

  Launcher(BuildConfig config) {
    this.config = config;
  }

  /** What is missing on this machine, one word each; {@code program} where it is not there. */
  List<String> check() {
    try {
      var said = run(CHECK_DEADLINE, "check");
      return said.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      LOG.debugf(e, "the build engines' program does not answer");
      return List.of("program");
    }
  }

  /** Gives the account what it needs, where it has not. */
  void prepare(String account) {
    tell("prepare", account);
  }

  /** Starts the engine where it does not run. */
  void start(String account) {
    tell("start", account);
  }

  /** Ends the engine with all that runs in it. */
  void stop(String account) {
    tell("stop", account);
  }

  /** Ends the engine and removes what it kept. */
  void remove(String account) {
    tell("remove", account);
  }

  private void tell(String verb, String account) {
    try {
      run(config.startDeadline(), verb, account);
      LOG.infof("build engine verb=%s account=%s", verb, account);
    } catch (IOException e) {
      throw new ApiException(ErrorCode.ENGINE_FAILED, FAILED, e);
    }
  }

  private String run(Duration deadline, String... words) throws IOException {
    var command = new ArrayList<>(List.of(config.program()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    settings(builder);
    var process = builder.start();
    process.getOutputStream().close();
    var said = CompletableFuture.supplyAsync(() -> listen(process), Threads::run);
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("no end in " + deadline + " of " + words[0]);
      }
      var status = process.exitValue();
      if (status != 0) {
        throw new IOException(words[0] + " ended with " + status + ": " + said.join());
      }
      return said.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private void settings(ProcessBuilder builder) {
    var environment = builder.environment();
    environment.put("LC_ALL", "C");
    environment.put("WM_BUILD_DATA", config.data().toString());
    environment.put("WM_BUILD_RUN", config.run().toString());
    environment.put("WM_BUILD_DISK_MIB", Long.toString(config.diskMib()));
    environment.put("WM_BUILD_MEMORY_MIB", Long.toString(config.memoryMib()));
    environment.put("WM_BUILD_CPUS", Double.toString(config.cpus()));
    environment.put("WM_BUILD_PIDS", Integer.toString(config.processes()));
    environment.put(
        "WM_BUILD_INSECURE_REGISTRIES",
        String.join(" ", config.insecureRegistries().orElse(List.of())));
  }

  private static String listen(Process process) {
    try (var out = process.getInputStream()) {
      return new String(out.readNBytes(MOST_WORDS), StandardCharsets.UTF_8).strip();
    } catch (IOException ended) {
      return "";
    }
  }
}
