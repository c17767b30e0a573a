package org.whalemountain.docker.host;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.whalemountain.api.host.HostReport.Gpu;

/** The GPUs of this machine, asked of NVIDIA's own program. */
@ApplicationScoped
public class Gpus {
  private static final Logger LOG = Logger.getLogger(Gpus.class);

  private static final Duration LATELY = Duration.ofSeconds(30);

  private final HostConfig config;
  private volatile Seen seen;

  Gpus(HostConfig config) {
    this.config = config;
  }

  private record Seen(List<Gpu> gpus, long nanos) {}

  /**
   * As they were within the last half minute: the host is looked at every few seconds, and where
   * nothing keeps the driver loaded the program takes seconds.
   */
  List<Gpu> lately() {
    var last = seen;
    if (last == null || System.nanoTime() - last.nanos > LATELY.toNanos()) {
      last = new Seen(list(), System.nanoTime());
      seen = last;
    }
    return last.gpus;
  }

  /** None where the program is missing, fails or does not end in time. */
  public List<Gpu> list() {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  config.nvidiaSmi(),
                  "--query-gpu=" + GpuTable.COLUMNS,
                  "--format=csv,noheader,nounits")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException notThere) {
      return List.of();
    }
    try {
      var printed = CompletableFuture.supplyAsync(() -> read(process));
      if (!process.waitFor(config.nvidiaSmiDeadline().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warnf("did not end in time program=%s", config.nvidiaSmi());
        return List.of();
      }
      if (process.exitValue() != 0) {
        LOG.warnf("failed program=%s exit=%d", config.nvidiaSmi(), process.exitValue());
        return List.of();
      }
      return GpuTable.read(printed.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(Process process) {
    try (var out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException ended) {
      return "";
    }
  }
}
