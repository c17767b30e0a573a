package org.whalemountain.docker.build;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PipeTest {
  private static final byte[] MUCH = new byte[3_000_000];

  @Test
  void theEndOfOneDirectionLeavesTheOther(@TempDir Path folder) throws Exception {
    var ended = new CompletableFuture<Void>();
    try (var outer = pair(folder.resolve("outer"));
        var inner = pair(folder.resolve("inner"))) {
      Pipe.join(outer.far(), inner.near(), () -> ended.complete(null));
      var received = CompletableFuture.supplyAsync(() -> readAll(inner.far()));
      Channels.newOutputStream(outer.near()).write(MUCH);
      outer.near().shutdownOutput();
      assertThat(received.get(10, TimeUnit.SECONDS)).hasSize(MUCH.length);
      assertThat(ended).isNotDone();
      Channels.newOutputStream(inner.far())
          .write("answer".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      inner.far().close();
      assertThat(readAll(outer.near())).asString().isEqualTo("answer");
      ended.get(10, TimeUnit.SECONDS);
      assertThat(outer.far().isOpen()).isFalse();
    }
  }

  @Test
  void whoIsSomebodyElseIsKnown(@TempDir Path folder) throws Exception {
    var file = folder.resolve("socket");
    try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listening.bind(UnixDomainSocketAddress.of(file));
      assertThat(new BuildSocket(file, folder).answers()).isTrue();
      var ofAnother = Files.createDirectory(folder.resolve("other"));
      Files.setAttribute(ofAnother, "unix:uid", 12345);
      assertThat(new BuildSocket(file, ofAnother).answers()).isFalse();
    }
  }

  private record Pair(SocketChannel near, SocketChannel far) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      near.close();
      far.close();
    }
  }

  private static Pair pair(Path file) throws IOException {
    try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listening.bind(UnixDomainSocketAddress.of(file));
      var near = SocketChannel.open(UnixDomainSocketAddress.of(file));
      return new Pair(near, listening.accept());
    }
  }

  private static byte[] readAll(SocketChannel channel) {
    try {
      return Channels.newInputStream(channel).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
