package org.whalemountain.k8s.exec;

import io.fabric8.kubernetes.client.dsl.internal.ExecWebSocketListener;
import io.fabric8.kubernetes.client.dsl.internal.PodOperationContext;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With fabric8's own listener, into which {@link Backlog} looks, and a connection that tells. */
class BacklogTest {

  private static final String MOVED =
      "fabric8's client keeps its connection elsewhere than it did in 7.6 (see Backlog)";

  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final ExecWebSocketListener watch =
      new ExecWebSocketListener(
          PodOperationContext.builder().redirectingIn(true).build(),
          Runnable::run,
          new KubernetesSerialization());

  @Test
  void theConnectionIsWhereItWas() {
    assertThatNoException().as(MOVED).isThrownBy(() -> new Backlog(watch).write(1));
  }

  @Test
  void whoWritesWaitsUntilTheClusterHasTakenWhatWasWritten() throws Exception {
    watch.onOpen(new Connection());
    var backlog = new Backlog(watch);
    waiting.set(1 << 20);
    var writing = CompletableFuture.runAsync(() -> write(backlog));
    assertThat(writing).as(MOVED).failsWithin(200, TimeUnit.MILLISECONDS);
    assertThat(sent).hasValue(0);
    waiting.set(0);
    assertThat(writing).succeedsWithin(10, TimeUnit.SECONDS);
    // and the byte that tells which stream it is
    assertThat(sent).hasValue(6);
  }

  @Test
  void whoWaitsIsLetGoWithTheCommand() {
    watch.onOpen(new Connection());
    var backlog = new Backlog(watch);
    waiting.set(1 << 20);
    backlog.leave();
    assertThatThrownBy(() -> write(backlog)).as(MOVED).hasMessageContaining("nobody takes");
  }

  private static void write(Backlog backlog) {
    try {
      backlog.write(new byte[5]);
      backlog.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that takes as much as it is told. */
  private final class Connection implements WebSocket {

    @Override
    public boolean send(ByteBuffer bytes) {
      sent.addAndGet(bytes.remaining());
      return true;
    }

    @Override
    public boolean sendClose(int code, String reason) {
      return true;
    }

    @Override
    public long queueSize() {
      return waiting.get();
    }

    @Override
    public void request() {
      // nothing comes
    }
  }
}
