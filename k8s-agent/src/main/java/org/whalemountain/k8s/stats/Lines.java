package org.whalemountain.k8s.stats;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands out what is written line by line. */
final class Lines extends OutputStream {

  private static final int LONGEST = 1000;

  private final Consumer<String> line;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  Lines(Consumer<String> line) {
    this.line = line;
  }

  @Override
  public void write(int single) {
    if (single == '\n') {
      line.accept(begun.toString(StandardCharsets.UTF_8));
      begun.reset();
    } else if (begun.size() < LONGEST) {
      begun.write(single);
    }
  }
}
