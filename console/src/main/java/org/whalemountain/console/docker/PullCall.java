package org.whalemountain.console.docker;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.whalemountain.api.container.Definition;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.image.PullReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.image.HostImages;
import org.whalemountain.console.image.ImageAccess;
import org.whalemountain.console.placement.Placements;
import org.whalemountain.console.placement.Wish;

/**
 * {@code POST /images/create}: an image is fetched to the host that a container of it would go to.
 * One that some host has stays as it is, as it is everybody's. For threads that may wait.
 */
@ApplicationScoped
class PullCall {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** Where a container goes that needs next to nothing. */
  private static final double SMALLEST_CPUS = 0.01;

  private static final Sentence NO_IMPORT =
      new Sentence(
          "Images are not imported here: your GitLab Runner builds them.",
          "ここでイメージの取り込みはできません。イメージは GitLab Runner でビルドします。");
  private static final Sentence NONE =
      new Sentence(
          "pull access denied for {0}: it does not exist or you may not use it",
          "{0} を取得できません。存在しないか、使う権限がありません");

  private final ImageAccess images;
  private final Placements placements;
  private final Hosts hosts;
  private final HostImages hostImages;

  PullCall(ImageAccess images, Placements placements, Hosts hosts, HostImages hostImages) {
    this.images = images;
    this.placements = placements;
    this.hosts = hosts;
    this.hostImages = hostImages;
  }

  /** Writes how far it is as it goes; what fails before the first word is thrown. */
  Reply pull(DockerCall call) {
    var image = image(call);
    try {
      var account = call.borrower().account();
      if (!images.find(account, image).hosts().isEmpty()) {
        end(begin(call), "Status: Image is up to date for " + image);
        return null;
      }
      var wish = new Wish(image, 0, SMALLEST_CPUS, Definition.LEAST_MEMORY_MIB, 0, null, true);
      var host =
          QuarkusTransaction.requiringNew()
              .call(() -> placements.plan(account, wish, false).choice().host());
      call.about(image, host);
      fetch(call, image, host);
    } catch (ApiException e) {
      throw e.code() == ErrorCode.NOT_FOUND
          ? new ApiException(ErrorCode.NOT_FOUND, NONE.with(image))
          : e;
    }
    return null;
  }

  private void fetch(DockerCall call, String image, String host) {
    var agent = hosts.agent(host, call.borrower().language());
    var report = agent.pull(image);
    var response = begin(call);
    write(response, new JsonObject().put("status", "Pulling " + image + " to " + host));
    try {
      follow(agent, image, report, response);
      hostImages.refresh(host, agent);
      end(response, "Status: Downloaded newer image for " + image);
    } catch (ApiException e) {
      var told = EngineForm.message(e, call.borrower().language());
      write(
          response,
          new JsonObject()
              .put("errorDetail", new JsonObject().put("message", told))
              .put("error", told));
      response.end();
    }
  }

  private static void follow(
      AgentClient agent, String image, PullReport begun, HttpServerResponse response) {
    var report = begun;
    PullProgress told = null;
    while (report.imageId() == null && !response.closed()) {
      if (report.progress() != null && !report.progress().equals(told)) {
        told = report.progress();
        write(response, line(told));
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      report = agent.pull(image);
    }
  }

  /** All layers are one bar. */
  private static JsonObject line(PullProgress progress) {
    return new JsonObject()
        .put("status", "Downloading")
        .put("id", progress.layersDone() + "/" + progress.layersTotal() + " layers")
        .put(
            "progressDetail",
            new JsonObject()
                .put("current", progress.bytesDone())
                .put("total", progress.bytesTotal()));
  }

  private static String image(DockerCall call) {
    var name = call.query("fromImage").orElseThrow(() -> NotLent.command(NO_IMPORT));
    var tag = call.query("tag").orElse("latest");
    if (name.contains("@") || name.lastIndexOf(':') > name.lastIndexOf('/')) {
      return name;
    }
    return name + (tag.startsWith("sha256:") ? "@" : ":") + tag;
  }

  private static HttpServerResponse begin(DockerCall call) {
    return call.routing().response().putHeader("Content-Type", "application/json").setChunked(true);
  }

  private static void write(HttpServerResponse response, JsonObject line) {
    if (!response.closed()) {
      response.write(line.encode() + "\r\n");
    }
  }

  private static void end(HttpServerResponse response, String status) {
    if (!response.closed()) {
      write(response, new JsonObject().put("status", status));
      response.end();
    }
  }
}
