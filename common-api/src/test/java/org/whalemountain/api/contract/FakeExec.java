package org.whalemountain.api.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.whalemountain.api.container.ExecRequest;
import org.whalemountain.api.container.ExecResult;

/** Runs a command of a fake container on the machine of the test. */
final class FakeExec {

  private FakeExec() {}

  static ExecResult run(ExecRequest request) {
    try {
      var process = new ProcessBuilder(request.command()).start();
      var out = CompletableFuture.supplyAsync(() -> drain(process.getInputStream()));
      var err = CompletableFuture.supplyAsync(() -> drain(process.getErrorStream()));
      var ended = process.waitFor(request.timeoutSeconds(), TimeUnit.SECONDS);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      if (!ended) {
        // not otherwise: it closes the streams, of which the last bytes may be unread
        process.destroyForcibly();
      }
      return new ExecResult(
          ended ? process.exitValue() : ExecResult.TIMED_OUT,
          text(out.join()),
          text(err.join()),
          out.join().length > ExecResult.MOST_OUTPUT_BYTES
              || err.join().length > ExecResult.MOST_OUTPUT_BYTES,
          !ended);
    } catch (IOException e) {
      return new ExecResult(127, e.getMessage(), "", false, false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] drain(InputStream output) {
    try (output) {
      return output.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] output) {
    var kept = Arrays.copyOf(output, Math.min(output.length, ExecResult.MOST_OUTPUT_BYTES));
    return new String(kept, StandardCharsets.UTF_8);
  }
}
