package org.whalemountain.k8s.lent;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.cluster.Labels;
import org.whalemountain.k8s.tenant.Tenant;
import org.whalemountain.k8s.tenant.Tenants;

/**
 * Finds lent containers. A list takes three calls however many there are; one takes four, with the
 * one that finds its namespace.
 */
@ApplicationScoped
public class LentContainers {

  private static final Sentence NOT_FOUND =
      new Sentence("There is no container {0}.", "コンテナ {0} はありません。");

  private final Cluster cluster;
  private final Tenants tenants;

  LentContainers(Cluster cluster, Tenants tenants) {
    this.cluster = cluster;
    this.tenants = tenants;
  }

  /**
   * All of one account, or everybody's where it is null.
   *
   * @throws ApiException {@code host-unreachable}, {@code engine-failed}
   */
  public List<Lent> list(String owner) {
    var labels = owner == null ? Map.of(Labels.MANAGED_BY, Labels.US) : Labels.of(owner);
    var deployments =
        cluster.call(api -> api.apps().deployments().inAnyNamespace().withLabels(labels).list());
    var pods =
        byOrder(
            cluster.call(api -> api.pods().inAnyNamespace().withLabels(labels).list()).getItems());
    var services =
        byOrder(
            cluster
                .call(api -> api.services().inAnyNamespace().withLabels(labels).list())
                .getItems());
    return deployments.getItems().stream()
        .filter(Lent::isLent)
        .map(it -> lent(it, pods.getOrDefault(key(it), List.of()), services.get(key(it))))
        .toList();
  }

  /**
   * The one of that full name.
   *
   * @throws ApiException {@code not-found} where it is not there or not ours
   */
  public Lent get(String fullName) {
    return find(fullName)
        .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, NOT_FOUND.with(fullName)));
  }

  /** The one of that full name, if it is there and ours. */
  public Optional<Lent> find(String fullName) {
    return Names.of(fullName)
        .flatMap(
            names -> tenants.find(names.owner()).flatMap(tenant -> find(tenant, names.name())));
  }

  /** The one of that name in a namespace. */
  public Optional<Lent> find(Tenant tenant, String name) {
    return Optional.ofNullable(cluster.call(api -> deployment(api, tenant.namespace(), name)))
        .filter(Lent::isLent)
        .map(this::with);
  }

  /** The same container as it is now; empty where it is gone, or another has its name. */
  public Optional<Lent> again(Lent lent) {
    var metadata = lent.deployment().getMetadata();
    return Optional.ofNullable(
            cluster.call(api -> deployment(api, lent.namespace(), metadata.getName())))
        .filter(Lent::isLent)
        .filter(it -> it.getMetadata().getUid().equals(metadata.getUid()))
        .map(this::with);
  }

  private Lent with(Deployment deployment) {
    var namespace = deployment.getMetadata().getNamespace();
    var selector = deployment.getSpec().getSelector().getMatchLabels();
    var pods =
        cluster.call(
            api -> api.pods().inNamespace(namespace).withLabels(selector).list().getItems());
    var services =
        cluster.call(
            api -> api.services().inNamespace(namespace).withLabels(selector).list().getItems());
    return new Lent(deployment, pods, services.stream().findFirst().orElse(null));
  }

  private static Lent lent(Deployment deployment, List<? extends HasMetadata> pods, List<?> found) {
    var service = found == null || found.isEmpty() ? null : (Service) found.get(0);
    return new Lent(deployment, pods.stream().map(Pod.class::cast).toList(), service);
  }

  private static <T extends HasMetadata> Map<String, List<T>> byOrder(List<T> found) {
    return found.stream()
        .filter(it -> key(it) != null)
        .collect(Collectors.groupingBy(LentContainers::key, Collectors.toList()));
  }

  private static String key(HasMetadata it) {
    var labels = it.getMetadata().getLabels();
    var order = labels == null ? null : labels.get(Labels.ORDER);
    return order == null ? null : it.getMetadata().getNamespace() + "/" + order;
  }

  private static Deployment deployment(KubernetesClient api, String namespace, String name) {
    return api.apps().deployments().inNamespace(namespace).withName(name).get();
  }
}
