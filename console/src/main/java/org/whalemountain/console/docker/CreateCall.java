package org.whalemountain.console.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.container.ContainerView;
import org.whalemountain.console.container.Containers;
import org.whalemountain.console.container.NewContainer;
import org.whalemountain.console.image.ImageAccess;

/** {@code POST /containers/create}: an order of ours that is made and not started. */
@ApplicationScoped
class CreateCall {

  /** An image that another host is still to fetch takes its time; then the client is told. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration LOOK_EVERY = Duration.ofMillis(300);
  private static final Sentence NO_IMAGE = new Sentence("No such image: {0}", "そのイメージはありません: {0}");
  private static final Sentence NOT_MADE =
      new Sentence("The container could not be made: {0}", "コンテナを作成できませんでした: {0}");
  private static final Sentence STILL =
      new Sentence(
          "The container is still being made. Look with 'docker ps -a'.",
          "コンテナはまだ作成中です。'docker ps -a' で確認してください。");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** As the Compose plugin labels what it makes. */
  private static final String PROJECT = "com.docker.compose.project";

  private final OwnContainers own;
  private final Containers containers;
  private final ImageAccess images;

  CreateCall(OwnContainers own, Containers containers, ImageAccess images) {
    this.own = own;
    this.containers = containers;
    this.images = images;
  }

  Reply create(DockerCall call) {
    var name = call.query("name").orElseGet(CreateCall::anyName);
    var request = RunRequest.read(call.json(), name);
    requireImage(call, request.order().image());
    var order = request.order().at(companionsHost(call, request.order()));
    var answer = containers.create(call.borrower(), order, request.manner());
    var made = settled(call, answer.containerId());
    call.about(made.id(), made.host());
    var warnings = new JsonArray();
    request.warnings().forEach(warning -> warnings.add(warning.in(call.borrower().language())));
    return new Reply(
        201, new JsonObject().put("Id", DockerId.of(made.id())).put("Warnings", warnings));
  }

  /** A Compose project's containers reach each other on one host only; null for any. */
  private String companionsHost(DockerCall call, NewContainer order) {
    var project = order.labels().get(PROJECT);
    if (project == null) {
      return null;
    }
    return own.all(call.borrower()).stream()
        .filter(view -> project.equals(view.labels().get(PROJECT)))
        .map(ContainerView::host)
        .findFirst()
        .orElse(null);
  }

  /** The command pulls what it is told is not there, and shows how far that is. */
  private void requireImage(DockerCall call, String image) {
    var isThere = false;
    try {
      isThere = !images.find(call.borrower().account(), image).hosts().isEmpty();
    } catch (ApiException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
    }
    if (!isThere) {
      throw new ApiException(ErrorCode.NOT_FOUND, NO_IMAGE.with(image));
    }
  }

  private ContainerView settled(DockerCall call, String id) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      var view = containers.get(call.borrower(), id);
      switch (view.status()) {
        case CREATING, UNKNOWN -> LockSupport.parkNanos(LOOK_EVERY.toNanos());
        case FAILED -> {
          containers.delete(call.borrower(), id);
          throw new ApiException(ErrorCode.ENGINE_FAILED, NOT_MADE.with(view.statusDetail()));
        }
        default -> {
          return view;
        }
      }
    }
    throw new ApiException(ErrorCode.WRONG_STATE, STILL);
  }

  /** One that nobody chose. */
  private static String anyName() {
    var bytes = new byte[4];
    RANDOM.nextBytes(bytes);
    return "c-" + HexFormat.of().formatHex(bytes);
  }
}
