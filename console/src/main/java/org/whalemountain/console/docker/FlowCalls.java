package org.whalemountain.console.docker;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.api.problem.ProblemReader;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.container.Target;
import org.whalemountain.console.stream.Entrance;
import org.whalemountain.console.stream.OpenStreams;
import org.whalemountain.console.stream.Pipe;

/** What flows one way: files as tar, what was printed, numbers. */
@ApplicationScoped
class FlowCalls {

  private static final ProblemReader PROBLEMS = new ProblemReader(StrictJson.mapper());
  private static final String DATA = "data:";

  private final OpenStreams streams;

  FlowCalls(OpenStreams streams) {
    this.streams = streams;
  }

  void archive(DockerCall call, Target target) {
    var path =
        "/archive?path="
            + encoded(call.query("path").orElse(""))
            + "&keepDirectories="
            + call.is("noOverwriteDirNonDir")
            + "&copyOwners="
            + call.is("copyUIDGID");
    pipe(call.routing(), target, path);
  }

  /** What may go on for ever ends with the session or token. */
  void logs(DockerCall call, Target target) {
    var path =
        "/logs/streams?follow=%s&stdout=%s&stderr=%s&timestamps=%s&tail=%s&since=%s&until=%s"
            .formatted(
                call.is("follow"),
                call.is("stdout"),
                call.is("stderr"),
                call.is("timestamps"),
                encoded(call.query("tail").filter(tail -> !tail.startsWith("-")).orElse("all")),
                encoded(call.query("since").orElse("0")),
                encoded(call.query("until").orElse("0")));
    var pipe = pipe(call.routing(), target, path);
    var context = call.routing().vertx().getOrCreateContext();
    var over = streams.add(call.caller(), () -> context.runOnContext(now -> pipe.end()));
    call.routing().addEndHandler(ended -> over.run());
  }

  private static Pipe pipe(RoutingContext call, Target target, String rest) {
    return Pipe.through(
        call, target.agent(), target.id(), "/v1/containers/" + target.fullName() + rest);
  }

  /** A line of JSON about every second. */
  void stats(DockerCall call, Target target, String name) {
    var path = "/v1/containers/" + target.fullName() + "/stats";
    target
        .agent()
        .transfer(HttpMethod.GET, path)
        .compose(request -> request.putHeader("Accept", "text/event-stream").send())
        .onSuccess(samples -> tell(call, target, name, samples))
        .onFailure(failure -> Entrance.refuse(call.routing(), failure));
  }

  private void tell(DockerCall call, Target target, String name, HttpClientResponse samples) {
    var response = call.routing().response();
    HttpClientRequest request = samples.request();
    if (samples.statusCode() != 200) {
      samples
          .body()
          .onSuccess(
              body ->
                  Entrance.refuse(
                      call.routing(), PROBLEMS.read(samples.statusCode(), body.toString())))
          .onFailure(failure -> Entrance.refuse(call.routing(), failure));
      return;
    }
    response.putHeader("Content-Type", "application/json").setChunked(true);
    var context = call.routing().vertx().getOrCreateContext();
    var over = streams.add(call.caller(), () -> context.runOnContext(now -> request.reset()));
    call.routing().addEndHandler(ended -> over.run());
    response.closeHandler(gone -> request.reset());
    samples.exceptionHandler(broken -> response.reset());
    samples.endHandler(ended -> response.end());
    var id = DockerId.of(target.id());
    samples.handler(
        RecordParser.newDelimited(
            "\n",
            line -> {
              var sample = sample(line);
              if (sample != null && !response.closed() && !response.writeQueueFull()) {
                response.write(StatsJson.of(sample, id, name).encode() + "\n");
              }
            }));
  }

  /** Null for what is no sample. */
  private static StatsSample sample(Buffer line) {
    var text = line.toString(StandardCharsets.UTF_8).strip();
    try {
      return text.startsWith(DATA)
          ? StrictJson.mapper().readValue(text.substring(DATA.length()), StatsSample.class)
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
