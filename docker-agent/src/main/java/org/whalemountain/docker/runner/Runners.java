package org.whalemountain.docker.runner;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.runner.RunnerSettings;
import org.whalemountain.docker.build.BuildEngines;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.engine.EngineConfig;
import org.whalemountain.docker.engine.EngineErrors;
import org.whalemountain.docker.engine.Turns;
import org.whalemountain.docker.network.HostIdentity;
import org.whalemountain.docker.network.RunnerNetwork;

/**
 * The runners of this host. The engine is their memory: the container's labels say whose it is, and
 * its volume holds the settings.
 */
@ApplicationScoped
class Runners {
  private static final Logger LOG = Logger.getLogger(Runners.class);
  private static final int STOP_SECONDS = 5;
  private static final Sentence NO_BUILDS =
      new Sentence("This host has no build engines.", "このホストではイメージをビルドできません。");

  private final Engine engine;
  private final EngineConfig engineConfig;
  private final RunnerConfig config;
  private final GitLab gitlab;
  private final RunnerCheck check;
  private final RunnerImage image;
  private final RunnerNetwork network;
  private final HostIdentity host;
  private final BuildEngines builds;
  private final Turns turns = new Turns();

  Runners(
      Engine engine,
      EngineConfig engineConfig,
      RunnerConfig config,
      GitLab gitlab,
      RunnerCheck check,
      RunnerImage image,
      RunnerNetwork network,
      HostIdentity host,
      BuildEngines builds) {
    this.engine = engine;
    this.engineConfig = engineConfig;
    this.config = config;
    this.gitlab = gitlab;
    this.check = check;
    this.image = image;
    this.network = network;
    this.host = host;
    this.builds = builds;
  }

  /** Every runner's container. */
  List<Container> list() {
    requireBuilds();
    return engine.call(Runners::list);
  }

  static List<Container> list(DockerClient client) {
    return client
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(List.of(RunnerRequest.ACCOUNT))
        .exec()
        .stream()
        .filter(Runners::isRunner)
        .toList();
  }

  /** Its name and its label agree; a label alone could come out of an image. */
  private static boolean isRunner(Container container) {
    var account = container.getLabels().getOrDefault(RunnerRequest.ACCOUNT, "");
    return container.getNames() != null
        && Arrays.asList(container.getNames()).contains("/" + RunnerRequest.nameOf(account));
  }

  Optional<Container> find(String account) {
    requireBuilds();
    return engine.call(client -> find(client, account));
  }

  private static Optional<Container> find(DockerClient client, String account) {
    return client
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of(RunnerRequest.ACCOUNT, account))
        .exec()
        .stream()
        .filter(Runners::isRunner)
        .findFirst();
  }

  /** Sets one up as {@link org.whalemountain.api.runner.RunnerApi#put} promises. */
  void put(String account, RunnerSettings settings) {
    requireBuilds();
    new Check()
        .that(FullName.ACCOUNT.matcher(account).matches(), "account", FullName.ACCOUNT_RULE)
        .done();
    var systemId = systemId(account);
    gitlab.verify(settings, systemId);
    image.ensure();
    var limit = engineConfig.slowDeadline().plus(engineConfig.slowDeadline());
    try (var turn = turns.take(account, limit)) {
      var place = builds.open(account);
      var toml = new ConfigToml(account + "@" + systemId, settings, config);
      var certificates = certificates();
      engine.call(
          engineConfig.slowDeadline(),
          client -> {
            var request =
                new RunnerRequest(account, toml, certificates, place, network.ensure(client));
            return put(client, request, systemId);
          });
    }
  }

  private static Void put(DockerClient client, RunnerRequest request, String systemId) {
    var before = find(client, request.account());
    var wanted = request.labels().get(RunnerRequest.SETTINGS);
    if (before.isPresent()) {
      if (wanted.equals(before.get().getLabels().get(RunnerRequest.SETTINGS))) {
        start(client, before.get().getId());
        return null;
      }
      remove(client, before.get().getId(), request.account());
    }
    client
        .createVolumeCmd()
        .withName(RunnerRequest.nameOf(request.account()))
        .withLabels(Map.of(RunnerRequest.ACCOUNT, request.account()))
        .exec();
    var command = client.createContainerCmd(request.toml().config().image());
    var id = request.fill(command).exec().getId();
    try {
      client
          .copyArchiveToContainerCmd(id)
          .withRemotePath(ConfigToml.FOLDER)
          .withTarInputStream(new ByteArrayInputStream(SettingsArchive.of(request, systemId)))
          .exec();
      start(client, id);
    } catch (IOException | RuntimeException e) {
      remove(client, id, request.account());
      throw EngineErrors.translate(e);
    }
    LOG.infof("runner set up account=%s container=%s", request.account(), id);
    return null;
  }

  private static void start(DockerClient client, String id) {
    try {
      client.startContainerCmd(id).exec();
    } catch (NotModifiedException runs) {
      LOG.debugf("runs already container=%s", id);
    }
  }

  /** Removes one with its token, as {@link org.whalemountain.api.runner.RunnerApi#delete} says. */
  void delete(String account) {
    requireBuilds();
    if (!FullName.ACCOUNT.matcher(account).matches()) {
      return;
    }
    try (var turn = turns.take(account, engineConfig.slowDeadline())) {
      engine.call(
          engineConfig.slowDeadline(),
          client -> {
            find(client, account).ifPresent(it -> remove(client, it.getId(), account));
            removeVolume(client, account);
            return null;
          });
      builds.remove(account);
    }
    LOG.infof("runner removed account=%s", account);
  }

  private static void remove(DockerClient client, String id, String account) {
    try {
      client.stopContainerCmd(id).withTimeout(STOP_SECONDS).exec();
    } catch (NotFoundException | NotModifiedException stopped) {
      LOG.debugf("does not run container=%s", id);
    }
    try {
      client.removeContainerCmd(id).withForce(true).exec();
    } catch (NotFoundException gone) {
      LOG.debugf("is gone container=%s", id);
    }
    removeVolume(client, account);
  }

  private static void removeVolume(DockerClient client, String account) {
    try {
      client.removeVolumeCmd(RunnerRequest.nameOf(account)).exec();
    } catch (NotFoundException gone) {
      LOG.debugf("is gone volume of account=%s", account);
    }
  }

  private void requireBuilds() {
    if (!check.isGood()) {
      throw new ApiException(ErrorCode.WRONG_STATE, NO_BUILDS);
    }
  }

  private String certificates() {
    try {
      return config.certificates().isEmpty()
          ? null
          : Files.readString(config.certificates().get(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw EngineErrors.translate(e);
    }
  }

  /** As gitlab-runner's {@code system_id_state.go} wants it; the same at every set-up. */
  private String systemId(String account) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var name = engine.call(client -> host.of(client, client.listNetworksCmd().exec())) + account;
      var hash = HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
      return "r_" + hash.substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
