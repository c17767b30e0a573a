package org.whalemountain.console.host;

/** Something answered, and not as an agent does: what came of the request is unknown. */
public class NoAgent extends LostAnswer {

  private static final long serialVersionUID = 1L;

  NoAgent(String host, Throwable cause) {
    super(host, cause);
  }
}
