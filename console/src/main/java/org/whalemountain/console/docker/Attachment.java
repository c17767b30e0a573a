package org.whalemountain.console.docker;

import org.whalemountain.api.container.Launch;
import org.whalemountain.console.container.Containers;

/** What {@code docker attach} attaches to. For threads that may wait. */
final class Attachment {

  private Attachment() {}

  static StreamCalls.Place of(DockerCall call, OwnContainers own, Containers records) {
    var path = StreamCalls.attachPath(call);
    var target = own.target(call.borrower(), call.name());
    call.about(target.id(), target.agent().host());
    var launch = Launch.of(records.manner(call.borrower(), target.id()).launch());
    return new StreamCalls.Place(target, path, launch.tty());
  }
}
