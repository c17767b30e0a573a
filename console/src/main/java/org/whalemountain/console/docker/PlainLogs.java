package org.whalemountain.console.docker;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.whalemountain.api.problem.ProblemReader;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.container.Target;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.stream.Entrance;
import org.whalemountain.console.stream.OpenStreams;

/**
 * Logs of a container whose host cannot tell the two outputs apart, as a cluster: all of it comes
 * as standard output, in the frames of the engine's multiplexed streams ("Attach to a container" in
 * its API).
 */
@ApplicationScoped
class PlainLogs {

  private static final ProblemReader PROBLEMS = new ProblemReader(StrictJson.mapper());
  private static final String ATTACH = "attach";
  private static final byte STDOUT = 1;

  /** What only those tell that keep the outputs apart. */
  private static final List<String> UNKNOWN_HERE = List.of("since", "until");

  private final Hosts hosts;
  private final OpenStreams streams;

  PlainLogs(Hosts hosts, OpenStreams streams) {
    this.hosts = hosts;
    this.streams = streams;
  }

  /**
   * Whether they are all there is, and enough for what is asked. For threads that may wait.
   *
   * @param call asks for logs
   */
  boolean areAllThereIs(DockerCall call, Target target) {
    var asksMore =
        call.is("timestamps") || UNKNOWN_HERE.stream().anyMatch(call::is) || !call.is("stdout");
    return !asksMore && !hosts.able(ATTACH).contains(target.agent().host());
  }

  /** Tells them; what may go on for ever ends with the session or token. */
  void tell(DockerCall call, Target target) {
    var tail = call.query("tail").filter(text -> !text.startsWith("-")).orElse("all");
    var path =
        "/v1/containers/%s/logs?follow=%s&tail=%s"
            .formatted(
                target.fullName(),
                call.is("follow"),
                URLEncoder.encode(tail, StandardCharsets.UTF_8));
    target
        .agent()
        .transfer(HttpMethod.GET, path)
        .compose(request -> request.send())
        .onSuccess(lines -> tell(call, lines))
        .onFailure(failure -> Entrance.refuse(call.routing(), failure));
  }

  private void tell(DockerCall call, HttpClientResponse lines) {
    var response = call.routing().response();
    if (lines.statusCode() != 200) {
      lines
          .body()
          .onSuccess(
              body ->
                  Entrance.refuse(
                      call.routing(), PROBLEMS.read(lines.statusCode(), body.toString())))
          .onFailure(failure -> Entrance.refuse(call.routing(), failure));
      return;
    }
    response
        .putHeader("Content-Type", "application/vnd.docker.multiplexed-stream")
        .setChunked(true);
    var request = lines.request();
    var context = call.routing().vertx().getOrCreateContext();
    var over = streams.add(call.caller(), () -> context.runOnContext(now -> request.reset()));
    call.routing().addEndHandler(ended -> over.run());
    response.closeHandler(gone -> request.reset());
    response.drainHandler(drained -> lines.resume());
    lines.exceptionHandler(broken -> response.reset());
    lines.endHandler(ended -> response.end());
    lines.handler(
        bytes -> {
          response.write(framed(bytes));
          if (response.writeQueueFull()) {
            lines.pause();
          }
        });
  }

  private static Buffer framed(Buffer bytes) {
    return Buffer.buffer(bytes.length() + 8)
        .appendByte(STDOUT)
        .appendBytes(new byte[3])
        .appendInt(bytes.length())
        .appendBuffer(bytes);
  }
}
