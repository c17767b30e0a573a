package org.whalemountain.docker.host;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.whalemountain.api.host.HostReport.Gpu;

/** The GPUs of this machine, asked of NVIDIA's own program. */
@ApplicationScoped
public class Gpus {
  private static final Logger LOG = Logger.getLogger(Gpus.class);

  private final HostConfig config;

  Gpus(HostConfig config) {
    this.config = config;
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
