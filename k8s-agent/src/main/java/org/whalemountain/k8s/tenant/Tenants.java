package org.whalemountain.k8s.tenant;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.cluster.ClusterErrors;
import org.whalemountain.k8s.cluster.Labels;

/**
 * The accounts' namespaces. Made when they are needed and put right when somebody changed them; a
 * namespace that was not made here is never touched. Whose one is, says its annotation: the name is
 * never computed anew for one that is there.
 */
@ApplicationScoped
public class Tenants {

  private static final Logger LOG = Logger.getLogger(Tenants.class);
  private static final Duration SOUND_FOR = Duration.ofMinutes(1);
  private static final int UNPROCESSABLE = 422;
  private static final Sentence FOREIGN =
      new Sentence(
          "The cluster has a namespace {0} that Whalemountain did not make.",
          "クラスターに Whalemountain が作ったものではない名前空間 {0} があります。");
  private static final Sentence DELETING =
      new Sentence(
          "The namespace {0} is still being deleted. Try again in a moment.",
          "名前空間 {0} はまだ削除中です。少し待ってから再試行してください。");

  private final Cluster cluster;
  private final TenantConfig config;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, Instant> seenSound = new ConcurrentHashMap<>();

  Tenants(Cluster cluster, TenantConfig config) {
    this.cluster = cluster;
    this.config = config;
  }

  /** The account's, if it has one. */
  public Optional<Tenant> find(String account) {
    return namespace(account).map(found -> tenant(account, found));
  }

  /** The cluster's ids of all namespaces that were made here, by their names. One call. */
  public Map<String, String> uids() {
    return cluster
        .call(api -> api.namespaces().withLabel(Labels.MANAGED_BY, Labels.US).list().getItems())
        .stream()
        .map(Namespace::getMetadata)
        .collect(Collectors.toMap(ObjectMeta::getName, ObjectMeta::getUid));
  }

  /**
   * The account's, made or put right where that is needed.
   *
   * @throws ApiException {@code wrong-state} while its predecessor is being deleted, {@code
   *     engine-failed} where its name belongs to somebody else
   */
  public Tenant ensure(String account) {
    var found = namespace(account).orElseGet(() -> make(account));
    if (isEnding(found)) {
      throw new ApiException(ErrorCode.WRONG_STATE, DELETING.with(found.getMetadata().getName()))
          .retryAfter(Duration.ofSeconds(5));
    }
    var tenant = tenant(account, found);
    var seen = seenSound.get(tenant.uid());
    if (seen == null || seen.plus(SOUND_FOR).isBefore(clock.instant())) {
      repair(tenant, found);
      seenSound.values().removeIf(at -> at.plus(SOUND_FOR).isBefore(clock.instant()));
      seenSound.put(tenant.uid(), clock.instant());
    }
    return tenant;
  }

  /** Takes away what the student's tokens stand for: none that was handed out is good any more. */
  public void renewStudent(Tenant tenant) {
    var account = objects(tenant).serviceAccount(Tenant.STUDENT);
    cluster.call(
        api ->
            api.serviceAccounts()
                .inNamespace(tenant.namespace())
                .withName(Tenant.STUDENT)
                .delete());
    cluster.create(api -> api.resource(account).create());
  }

  private Optional<Namespace> namespace(String account) {
    return cluster
        .call(api -> api.namespaces().withLabels(Labels.of(account)).list().getItems())
        .stream()
        .filter(found -> isOf(account, found))
        .findFirst();
  }

  private Namespace make(String account) {
    var name = TenantName.of(account);
    var wanted = TenantObjects.namespace(account, name, config);
    var made = cluster.create(api -> api.resource(wanted).create());
    made.ifPresent(found -> LOG.infof("made namespace=%s account=%s", name, account));
    return made.or(() -> Optional.ofNullable(cluster.call(api -> get(api, name))))
        .filter(found -> isOf(account, found))
        .orElseThrow(() -> new ApiException(ErrorCode.ENGINE_FAILED, FOREIGN.with(name)));
  }

  private void repair(Tenant tenant, Namespace found) {
    var wanted = TenantObjects.namespace(tenant.account(), tenant.namespace(), config);
    if (!Likeness.holds(found, wanted)) {
      cluster.call(
          api ->
              api.namespaces()
                  .withName(tenant.namespace())
                  .edit(
                      it -> {
                        it.getMetadata().getLabels().putAll(wanted.getMetadata().getLabels());
                        return it;
                      }));
      LOG.infof("put labels right namespace=%s", tenant.namespace());
    }
    objects(tenant).all().forEach(this::ensure);
  }

  private void ensure(HasMetadata wanted) {
    cluster.call(
        api -> {
          var actual = api.resource(wanted).get();
          if (actual == null) {
            return cluster.create(again -> again.resource(wanted).create());
          }
          if (Likeness.holds(actual, wanted)) {
            return actual;
          }
          LOG.infof(
              "putting right namespace=%s kind=%s name=%s",
              wanted.getMetadata().getNamespace(),
              wanted.getKind(),
              wanted.getMetadata().getName());
          wanted.getMetadata().setResourceVersion(actual.getMetadata().getResourceVersion());
          return replace(api, wanted);
        });
  }

  /** Some fields cannot be changed, a binding's role for one; then it is made anew. */
  private static HasMetadata replace(KubernetesClient api, HasMetadata wanted) {
    try {
      return api.resource(wanted).update();
    } catch (KubernetesClientException e) {
      if (ClusterErrors.status(e) != UNPROCESSABLE) {
        throw e;
      }
      api.resource(wanted).delete();
      wanted.getMetadata().setResourceVersion(null);
      return api.resource(wanted).create();
    }
  }

  private TenantObjects objects(Tenant tenant) {
    return new TenantObjects(
        tenant.account(), tenant.namespace(), config, config.pullConfig().map(Tenants::base64));
  }

  private static String base64(Path file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("whalemountain.tenant.pull-config cannot be read", e);
    }
  }

  private static Namespace get(KubernetesClient api, String name) {
    return api.namespaces().withName(name).get();
  }

  private static boolean isOf(String account, Namespace found) {
    var annotations = found.getMetadata().getAnnotations();
    return Labels.isOurs(found.getMetadata().getLabels())
        && annotations != null
        && account.equals(annotations.get(Labels.OWNER));
  }

  private static boolean isEnding(Namespace found) {
    return found.getMetadata().getDeletionTimestamp() != null;
  }

  private static Tenant tenant(String account, Namespace found) {
    return new Tenant(account, found.getMetadata().getName(), found.getMetadata().getUid());
  }
}
