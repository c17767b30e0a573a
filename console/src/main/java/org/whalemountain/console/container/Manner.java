package org.whalemountain.console.container;

import org.whalemountain.api.container.Launch;

/**
 * What an order asks for besides what its container is made of.
 *
 * @param launch how its program is started; null for the usual way
 * @param isTemporary whether it is deleted when its program has ended
 */
public record Manner(Launch launch, boolean isTemporary) {

  /** Started at once, in the background, and kept. */
  static final Manner USUAL = new Manner(null, false);

  /** What is wanted of it before anybody starts or stops it. */
  Wanted wanted() {
    return Launch.of(launch).held() ? Wanted.STOPPED : Wanted.RUNNING;
  }
}
