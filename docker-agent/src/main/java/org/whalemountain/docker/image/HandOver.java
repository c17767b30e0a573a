package org.whalemountain.docker.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.EngineConfig;
import org.whalemountain.docker.engine.EngineErrors;
import org.whalemountain.docker.engine.Turns;
import org.whalemountain.docker.wire.Wire;

/**
 * Brings what an account has built from its build engine to this host: every image that is called
 * {@code <account>/…} there, under the same name, with the owner's mark. Whoever builds there
 * controls that engine wholly, so only content is taken, known by its hash; whose it is and what it
 * is called is decided here.
 *
 * <p>A name that leads to another image since then does so here too; the image before is removed,
 * or stays without a name for the containers that use it. What vanished there stays here.
 */
@ApplicationScoped
public class HandOver {
  private static final Logger LOG = Logger.getLogger(HandOver.class);

  /** These prefixes mean Docker Hub or this machine to the engines, not an account. */
  private static final Set<String> NO_PREFIX =
      Set.of("library", "localhost", "docker.io", "index.docker.io");

  private static final Sentence NOT_AN_IMAGE =
      new Sentence(
          "The build engine's image is not whole or cannot be read.",
          "ビルドエンジンのイメージが壊れているか、読み取れません。");
  private static final Sentence TOO_MANY =
      new Sentence(
          "You have {0} images on this host, which is the most. Delete some first.",
          "このホストのイメージが上限の {0} 個に達しています。先にいくつか削除してください。");

  private final Engine engine;
  private final EngineConfig engineConfig;
  private final Wire wire;
  private final Loading loading;
  private final SharedLayers layers;
  private final HandOverArea area;
  private final Lanes lanes;
  private final HandOverConfig config;
  private final Turns turns = new Turns();

  HandOver(
      Engine engine,
      EngineConfig engineConfig,
      Wire wire,
      Loading loading,
      SharedLayers layers,
      HandOverArea area,
      Lanes lanes,
      HandOverConfig config) {
    this.engine = engine;
    this.engineConfig = engineConfig;
    this.wire = wire;
    this.loading = loading;
    this.layers = layers;
    this.area = area;
    this.lanes = lanes;
    this.config = config;
  }

  /**
   * Looks once and brings what is new; where nothing is, two calls. Calls for one account take
   * turns. For threads that may wait.
   *
   * @param socket of the account's build engine
   * @throws ApiException {@code host-unreachable} where either engine does not answer, {@code
   *     engine-failed}; what concerns one image is in the outcome
   */
  public HandedOver bringIn(String account, Path socket) {
    if (!FullName.ACCOUNT.matcher(account).matches() || NO_PREFIX.contains(account)) {
      throw new ApiException(ErrorCode.INVALID, FullName.ACCOUNT_RULE);
    }
    try (var turn = turns.take(account, config.deadline());
        var source =
            new BuildEngine(
                wire.to(socket, engineConfig, config.deadline()),
                engineConfig.callDeadline(),
                config.idle())) {
      return bringIn(account, source);
    } catch (IOException e) {
      throw EngineErrors.translate(e);
    }
  }

  private HandedOver bringIn(String account, BuildEngine source) throws IOException {
    var there = source.images(account);
    var here = engine.call(client -> OwnedImages.look(client, account));
    var brought = new ArrayList<String>();
    var refused = new LinkedHashMap<String, ApiException>();
    var bytes = 0L;
    for (var image : there.entrySet()) {
      var name = image.getKey();
      if (image.getValue().equals(here.sourceOf(name))) {
        continue;
      }
      try {
        if (here.count() >= config.mostImages() && !here.hasName(name)) {
          throw new ApiException(ErrorCode.QUOTA_EXCEEDED, TOO_MANY.with(config.mostImages()));
        }
        bytes += bringOne(account, name, image.getValue(), here, source);
        brought.add(name);
        here = engine.call(client -> OwnedImages.look(client, account));
      } catch (ApiException e) {
        refused.put(name, e);
      } catch (IOException | RuntimeException e) {
        refused.put(name, new ApiException(ErrorCode.ENGINE_FAILED, NOT_AN_IMAGE, e));
      }
    }
    refused.forEach((name, why) -> LOG.warnf("not brought in image=%s: %s", name, cause(why)));
    var last = here;
    engine.call(engineConfig.slowDeadline(), client -> clear(client, account, last));
    return new HandedOver(brought, refused, bytes);
  }

  /** In one line: what is refused once is refused at each look. */
  private static String cause(ApiException why) {
    return why.getCause() == null ? why.getMessage() : why.getCause().toString();
  }

  private long bringOne(
      String account, String name, String id, OwnedImages here, BuildEngine source)
      throws IOException {
    // the mark first: should it end in between, the name never stands without its owner
    var names = List.of(OwnerMark.of(name), name);
    var known = here.idOf(id);
    if (known != null) {
      engine.call(client -> retag(client, account, known, names));
      LOG.infof("named anew image=%s id=%s", name, known);
      return 0;
    }
    try (var lane = lanes.take(name);
        var place = area.open()) {
      var image = fetch(account, id, names, source, place);
      engine.call(client -> keepOwner(client, account, names));
      loading.load(image);
      var size = 0L;
      for (var file : image.files().values()) {
        size += Files.size(file);
      }
      LOG.infof("brought in image=%s id=sha256:%s bytes=%d", name, image.hex(), size);
      return size;
    }
  }

  private Loading.Image fetch(
      String account, String id, List<String> names, BuildEngine source, HandOverArea.Place place)
      throws IOException {
    var told = source.layers(id);
    var shared = layers.shared(told);
    var hex = digits(id);
    var wanted = new HashSet<>(digits(told));
    wanted.add(hex);
    var present = new HashSet<>(digits(told.subList(0, shared)));
    // an empty layer may stand among both
    present.removeAll(digits(told.subList(shared, told.size())));
    Map<String, Path> kept;
    var until = System.nanoTime() + config.deadline().toNanos();
    try (var archive = source.save(id)) {
      kept = new SavedArchive(archive, place, until).keep(wanted, present);
    }
    var saved = SavedConfig.read(SavedConfig.bytes(kept.remove(hex)));
    if (!saved.diffs().equals(told)) {
      throw new IOException("the image has other layers than the build engine says");
    }
    return new Loading.Image(saved.ofOwner(account, id), names, told, kept);
  }

  private static List<String> digits(List<String> ids) {
    return ids.stream().map(HandOver::digits).toList();
  }

  private static String digits(String id) {
    return id.substring(id.indexOf(':') + 1);
  }

  private static Void retag(DockerClient client, String account, String id, List<String> names) {
    keepOwner(client, account, names);
    names.forEach(name -> Images.tag(client, id, name));
    return null;
  }

  /** What is about to lose these names must not lose its owner with them. */
  private static Void keepOwner(DockerClient client, String account, List<String> names) {
    Images.find(client, names.get(0))
        .ifPresent(
            before ->
                Images.tag(client, before.getId(), OwnerMark.ofReplaced(account, before.getId())));
    return null;
  }

  /** Takes away what has no name any more, unless something uses it. */
  private static Void clear(DockerClient client, String account, OwnedImages here) {
    for (var mark : here.replaced()) {
      try {
        client.removeImageCmd(mark).exec();
      } catch (ConflictException inUse) {
        LOG.debugf("stays for its containers image=%s account=%s", mark, account);
      }
    }
    return null;
  }
}
