package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How a container's program is started, where somebody may sit before it. What is left out is no.
 *
 * @param tty whether it has a terminal of its own; its two outputs are one then
 * @param stdin whether it reads what is sent by those who are attached
 * @param stdinOnce whether its input ends with the first who was attached
 * @param once whether its host never starts it again by itself
 * @param held whether it is made only: a later call starts it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Launch(Boolean tty, Boolean stdin, Boolean stdinOnce, Boolean once, Boolean held) {

  public Launch {
    tty = Boolean.TRUE.equals(tty);
    stdin = Boolean.TRUE.equals(stdin);
    stdinOnce = Boolean.TRUE.equals(stdinOnce);
    once = Boolean.TRUE.equals(once);
    held = Boolean.TRUE.equals(held);
  }

  /** In the background, at once, and again where it fails. */
  public static final Launch USUAL = new Launch(false, false, false, false, false);

  /** Itself, or the usual where nothing was said. */
  public static Launch of(Launch said) {
    return said == null ? USUAL : said;
  }
}
