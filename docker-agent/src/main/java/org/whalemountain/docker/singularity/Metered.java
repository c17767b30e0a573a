package org.whalemountain.docker.singularity;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes went through, and asks now and then whether there may be more. */
final class Metered extends FilterOutputStream {

  private static final long ASKED_EVERY = 16L * 1024 * 1024;

  private final LongConsumer meter;
  private final SifFile.Step mayGoOn;
  private long count;
  private long asked;

  Metered(OutputStream out, LongConsumer meter, SifFile.Step mayGoOn) {
    super(out);
    this.meter = meter;
    this.mayGoOn = mayGoOn;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    count += length;
    meter.accept(count);
    if (count - asked >= ASKED_EVERY) {
      asked = count;
      mayGoOn.done();
    }
  }
}
