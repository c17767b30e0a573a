package org.whalemountain.console.container;

/** What somebody wants to do with a container. Its owner may do all of it. */
public enum Right {
  /** Read the record and the numbers, start, stop and delete it; administrators too. */
  OVERSEE,
  /** What reaches inside: commands, terminals, files, what it printed. Its owner only. */
  USE
}
