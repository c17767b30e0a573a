package org.whalemountain.console.whole;

/** A point at which a call is kept, so that a test can act in the middle of it. */
interface Middle {

  /** Waits until the call is there. */
  void await() throws InterruptedException;

  /** Lets it go on, however much of it is left. */
  void pass();
}
