package org.whalemountain.console.docker;

/**
 * {@code POST /exec/{id}/start}.
 *
 * @param found what is started
 * @param isAlone whether nobody sits before it
 * @param tty whether the client expects a terminal
 */
record ExecStart(ExecCalls.Found found, boolean isAlone, boolean tty) {

  /** For threads that may wait; one that nobody sits before is started here. */
  static ExecStart of(DockerCall call, ExecCalls execs) {
    var wish = call.json();
    var found = execs.find(call);
    var isAlone = wish.getBoolean("Detach", false);
    if (isAlone) {
      execs.startAlone(found);
    }
    return new ExecStart(found, isAlone, wish.getBoolean("Tty", false));
  }

  void begin(DockerCall call, StreamCalls streams) {
    if (isAlone) {
      call.answer(200);
    } else {
      streams.join(
          call,
          new StreamCalls.Place(
              found.target(), "/executions/" + found.execution().id() + "/stream", tty));
    }
  }
}
