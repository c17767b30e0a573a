package org.whalemountain.k8s.exec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * A program's standard error on its way out, of which the line is taken away by which {@link
 * Script} tells that the program has ended. The line is unlike anything else; nothing is held back
 * but what may be its beginning.
 */
final class EndMark extends OutputStream {

  private final OutputStream to;
  private final byte[] mark;
  private final CompletableFuture<Void> seen = new CompletableFuture<>();
  private byte[] held = new byte[0];

  EndMark(OutputStream to, byte[] mark) {
    this.to = to;
    this.mark = mark.clone();
  }

  /** Completes when the program has ended. */
  CompletableFuture<Void> seen() {
    return seen;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    var all = Arrays.copyOf(held, held.length + length);
    System.arraycopy(bytes, offset, all, held.length, length);
    var at = 0;
    while (at < all.length && !begins(all, at)) {
      at++;
    }
    to.write(all, 0, at);
    var rest = Arrays.copyOfRange(all, at, all.length);
    if (rest.length < mark.length) {
      held = rest;
      return;
    }
    held = new byte[0];
    seen.complete(null);
    to.write(rest, mark.length, rest.length - mark.length);
  }

  private boolean begins(byte[] all, int at) {
    var length = Math.min(mark.length, all.length - at);
    return Arrays.equals(all, at, at + length, mark, 0, length);
  }
}
