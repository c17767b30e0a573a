package org.whalemountain.console.container;

/** What somebody wants to do with a container. Its owner may do all of it. */
public enum Right {
  /** Read the record and the numbers; administrators too. */
  SEE,
  /** Stop or delete it; administrators too. */
  END,
  /** Start it, run something in it, read or write its files and logs; its owner only. */
  USE
}
