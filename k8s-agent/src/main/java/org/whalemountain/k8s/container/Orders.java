package org.whalemountain.k8s.container;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.container.SpecHash;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.cluster.ClusterErrors;
import org.whalemountain.k8s.lent.Lent;
import org.whalemountain.k8s.lent.LentContainers;
import org.whalemountain.k8s.tenant.Tenant;
import org.whalemountain.k8s.tenant.TenantConfig;
import org.whalemountain.k8s.tenant.Tenants;

/**
 * Turns an order into one running container, however often and from however many sides it comes:
 * the deployment's name is the lock, whoever makes it has made the container, the others join. What
 * never ran and cannot run is removed by the call that sees why, the first or a later one.
 */
@ApplicationScoped
class Orders {

  static final Sentence NAME_TAKEN =
      new Sentence("Another container has the name {0}.", "{0} という名前は別のコンテナが使っています。");

  private static final Logger LOG = Logger.getLogger(Orders.class);
  private static final Sentence PORT_TAKEN =
      new Sentence("is in use in the cluster: {0}", "はクラスターで使用中です: {0}");

  private final Cluster cluster;
  private final Tenants tenants;
  private final LentContainers lent;
  private final Containers containers;
  private final Patience patience;
  private final ImagePolicy images;
  private final ContainerConfig config;
  private final TenantConfig tenantConfig;
  private final AtomicInteger waiting = new AtomicInteger();

  Orders(
      Cluster cluster,
      Tenants tenants,
      LentContainers lent,
      Containers containers,
      Patience patience,
      ImagePolicy images,
      ContainerConfig config,
      TenantConfig tenantConfig) {
    this.cluster = cluster;
    this.tenants = tenants;
    this.lent = lent;
    this.containers = containers;
    this.patience = patience;
    this.images = images;
    this.config = config;
    this.tenantConfig = tenantConfig;
  }

  /**
   * What came of an order.
   *
   * @param lent the container
   * @param isMade whether this call made it
   * @param isDone whether it is as ordered; else it is on its way
   */
  record Outcome(Lent lent, Tenant tenant, boolean isMade, boolean isDone) {}

  /** Carries it out, and waits a while for it to run. */
  Outcome fulfil(ContainerSpec spec, Duration limit) {
    var tenant = tenants.ensure(spec.owner());
    var hash = SpecHash.withoutHostPorts(spec);
    var found = lent.find(tenant, spec.name());
    if (found.isPresent() && found.get().hasRun()) {
      return new Outcome(ours(found.get(), spec, hash), tenant, false, true);
    }
    var isMade = found.isEmpty() && make(spec, hash, tenant);
    var begun =
        lent.find(tenant, spec.name()).orElseThrow(() -> Containers.nameTaken(spec.fullName()));
    ours(begun, spec, hash);
    try {
      complete(spec, hash, tenant, begun);
    } catch (ApiException e) {
      if (isMade) {
        containers.remove(begun);
      }
      throw e;
    }
    if (!begun.isWanted()) {
      return new Outcome(begun, tenant, isMade, true);
    }
    return await(begun, tenant, isMade, limit);
  }

  private Outcome await(Lent begun, Tenant tenant, boolean isMade, Duration limit) {
    var isCrowded = waiting.incrementAndGet() > config.waiting();
    try {
      var seen = patience.untilItRuns(begun, isCrowded ? Duration.ZERO : limit);
      var obstacle = seen.obstacle();
      if (obstacle.isEmpty()) {
        return new Outcome(seen.lent(), tenant, isMade, seen.lent().running().isPresent());
      }
      if (obstacle.get().kind() == Obstacle.Kind.ENDED || seen.lent().hasRun()) {
        return new Outcome(seen.lent(), tenant, isMade, true);
      }
      containers.remove(seen.lent());
      throw obstacle.get().problem();
    } finally {
      waiting.decrementAndGet();
    }
  }

  private static Lent ours(Lent found, ContainerSpec spec, String hash) {
    if (!Containers.isOf(found, spec.id(), hash)) {
      throw Containers.nameTaken(spec.fullName());
    }
    return found;
  }

  private boolean make(ContainerSpec spec, String hash, Tenant tenant) {
    var deployment = manifests(spec, hash, tenant, images.reference(spec)).deployment();
    var made = cluster.create(api -> api.resource(deployment).create()).isPresent();
    if (made) {
      LOG.infof("made container=%s image=%s", spec.fullName(), spec.image());
    }
    return made;
  }

  /** Makes what belongs to it and is not there, also where another call broke off in between. */
  private void complete(ContainerSpec spec, String hash, Tenant tenant, Lent begun) {
    var manifests = manifests(spec, hash, tenant, spec.image());
    manifests
        .volume(begun.deployment())
        .ifPresent(volume -> cluster.create(api -> api.resource(volume).create()));
    if (!spec.ports().isEmpty() && begun.service() == null) {
      cluster.create(api -> api.resource(manifests.door(begun.deployment())).create());
      openPorts(spec, manifests, begun);
    }
  }

  /** The ports that were asked for, where the cluster has such; else it chooses. */
  private void openPorts(ContainerSpec spec, Manifests manifests, Lent begun) {
    var asked = manifests.service(begun.deployment(), port -> true);
    var chosen = manifests.service(begun.deployment(), port -> false);
    cluster.create(
        api -> {
          try {
            return api.resource(asked).create();
          } catch (KubernetesClientException e) {
            if (ClusterErrors.isPortOutOfRange(e)) {
              return api.resource(chosen).create();
            }
            // the same order's other call may have been faster
            if (ClusterErrors.isPortTaken(e) && !isThere(asked)) {
              throw portTaken(spec.ports(), e);
            }
            if (ClusterErrors.isPortTaken(e)) {
              return asked;
            }
            throw e;
          }
        });
  }

  private boolean isThere(Service service) {
    return cluster.call(api -> api.resource(service).get()) != null;
  }

  private static ApiException portTaken(List<PortMapping> ports, KubernetesClientException e) {
    var text = ClusterErrors.text(e);
    for (var i = 0; i < ports.size(); i++) {
      var host = Integer.toString(ports.get(i).host());
      if (text.contains(host)) {
        var field = "ports[" + i + "].host";
        var rule = PORT_TAKEN.with(host);
        return new ApiException(
            ErrorCode.PORT_TAKEN,
            new Sentence(field + " " + rule.english(), field + " " + rule.japanese()),
            List.of(new FieldProblem(field, rule)));
      }
    }
    return ClusterErrors.of(e);
  }

  private Manifests manifests(ContainerSpec spec, String hash, Tenant tenant, String image) {
    var isRestricted = tenantConfig.podSecurity() == TenantConfig.PodSecurity.RESTRICTED;
    var hasPullSecret = tenantConfig.pullConfig().isPresent();
    return new Manifests(
        spec,
        hash,
        tenant.namespace(),
        new PodManifest(image, config, isRestricted, hasPullSecret));
  }
}
