package org.whalemountain.docker.wire;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DemuxTest {

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  private final Demux demux =
      new Demux((which, bytes) -> (which == Demux.Output.STDOUT ? out : err).append(bytes));

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 9, 1000})
  void framesAreTakenApartHoweverTheyAreCut(int piece) {
    var stream = Buffer.buffer();
    frame(stream, 1, "hello ");
    frame(stream, 2, "oops");
    frame(stream, 1, "");
    frame(stream, 1, "world");
    for (var at = 0; at < stream.length(); at += piece) {
      demux.feed(stream.slice(at, Math.min(stream.length(), at + piece)));
    }
    assertThat(out.toString()).isEqualTo("hello world");
    assertThat(err.toString()).isEqualTo("oops");
  }

  @Test
  void textWithoutFramesIsStandardOutput() {
    demux.feed(Buffer.buffer("OCI runtime "));
    demux.feed(Buffer.buffer("exec failed"));
    assertThat(out.toString()).isEqualTo("OCI runtime exec failed");
  }

  private static void frame(Buffer stream, int output, String text) {
    stream.appendByte((byte) output).appendBytes(new byte[3]);
    stream.appendInt(text.length()).appendString(text);
  }
}
