package org.whalemountain.console.docker;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MultiplexedTest {

  @Test
  void piecesEndWhereTheirLengthSaysHoweverTheyAreCut() {
    var stream =
        Buffer.buffer()
            .appendBuffer(piece(1, 3))
            .appendBuffer(Multiplexed.nothing())
            .appendBuffer(piece(2, 300));
    for (var size : List.of(1, 5, 7, 11, stream.length())) {
      var passing = new Multiplexed();
      var between = new ArrayList<Integer>();
      for (var at = 0; at < stream.length(); at += size) {
        if (passing.isBetween()) {
          between.add(at);
        }
        passing.pass(stream.getBuffer(at, Math.min(stream.length(), at + size)));
      }
      assertThat(passing.isBetween()).isTrue();
      assertThat(between).as("cut by %s", size).isSubsetOf(0, 11, 19);
      assertThat(between).as("cut by %s", size).hasSize(size == 1 ? 3 : size == 11 ? 2 : 1);
    }
  }

  private static Buffer piece(int stream, int length) {
    return Buffer.buffer()
        .appendBytes(new byte[] {(byte) stream, 0, 0, 0})
        .appendInt(length)
        .appendBytes(new byte[length]);
  }
}
