package org.whalemountain.api.contract;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.whalemountain.api.image.SingularityReport;
import org.whalemountain.api.image.SingularityReport.State;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;

/** The files of a fake host's images: noise, the same for all, built between two looks. */
final class FakeSingularity {

  private static final String AT = "/v1/images/:id/singularity";
  private static final int SIZE = 100_000;
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");
  private static final Pattern REFERENCE = Pattern.compile("[a-z0-9][\\w./:@-]*");
  private static final Sentence REFUSED = new Sentence("Refused.", "拒否しました。");

  private final FakeImages images;
  private final Map<String, State> states = new ConcurrentHashMap<>();

  FakeSingularity(FakeImages images) {
    this.images = images;
  }

  void serve(Router router) {
    router.post(AT).handler(call -> guarded(call, () -> build(call)));
    router.get(AT).handler(call -> guarded(call, () -> send(call)));
    router.get(AT + "/progress").handler(call -> guarded(call, () -> progress(call)));
    router.delete(AT).handler(call -> guarded(call, () -> delete(call)));
  }

  private void build(RoutingContext call) {
    var compression = compression(call);
    var before = states.putIfAbsent(compression, State.BUILDING);
    FakeAnswer.json(call, before == State.READY ? 200 : 202, report(call, compression));
  }

  private void progress(RoutingContext call) {
    var compression = compression(call);
    FakeAnswer.json(call, 200, report(call, compression));
    states.replace(compression, State.BUILDING, State.READY);
  }

  private void delete(RoutingContext call) {
    states.remove(compression(call));
    call.response().setStatusCode(204).end();
  }

  private void send(RoutingContext call) {
    var compression = compression(call);
    if (states.get(compression) != State.READY) {
      throw new ApiException(ErrorCode.WRONG_STATE, REFUSED);
    }
    var bytes = bytes(compression);
    var tag = "\"sha256:" + Sha256.of(bytes) + "\"";
    var condition = call.request().getHeader("If-Range");
    var range = RANGE.matcher(String.valueOf(call.request().getHeader("Range")));
    var isRange = range.matches() && (condition == null || condition.equals(tag));
    var first = isRange ? Integer.parseInt(range.group(1)) : 0;
    if (first >= SIZE) {
      call.response().putHeader("Content-Range", "bytes */" + SIZE);
      throw new ApiException(ErrorCode.RANGE_NOT_SATISFIABLE, REFUSED);
    }
    call.response()
        .putHeader("Content-Type", "application/octet-stream")
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("ETag", tag);
    if (isRange) {
      call.response()
          .setStatusCode(206)
          .putHeader("Content-Range", "bytes " + first + "-" + (SIZE - 1) + "/" + SIZE);
    }
    call.response().end(Buffer.buffer(bytes).getBuffer(first, SIZE));
  }

  private SingularityReport report(RoutingContext call, String compression) {
    var image = images.named(call.pathParam("id")).orElseThrow();
    var state = states.getOrDefault(compression, State.NONE);
    var isReady = state == State.READY;
    return new SingularityReport(
        image,
        compression,
        state,
        state == State.BUILDING ? image.sizeBytes() / 2 : 0,
        image.sizeBytes(),
        isReady ? Long.valueOf(SIZE) : null,
        isReady ? Sha256.of(bytes(compression)) : null,
        "fake_image_1.sif",
        null,
        null);
  }

  private static byte[] bytes(String compression) {
    var bytes = new byte[SIZE];
    new Random(compression.hashCode()).nextBytes(bytes);
    return bytes;
  }

  private String compression(RoutingContext call) {
    var id = call.pathParam("id");
    if (!REFERENCE.matcher(id).matches()) {
      throw invalid("id");
    }
    if (images.named(id).isEmpty()) {
      throw new ApiException(ErrorCode.NOT_FOUND, REFUSED);
    }
    var asked = call.queryParams().get("compression");
    if (asked != null && !List.of("zstd", "gzip").contains(asked)) {
      throw invalid("compression");
    }
    return asked == null ? "zstd" : asked;
  }

  private static ApiException invalid(String field) {
    return new ApiException(ErrorCode.INVALID, REFUSED, List.of(new FieldProblem(field, REFUSED)));
  }

  private static void guarded(RoutingContext call, Runnable work) {
    try {
      work.run();
    } catch (ApiException e) {
      ProblemRoute.send(call, e);
    }
  }
}
