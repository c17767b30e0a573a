package org.whalemountain.k8s.tenant;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalemountain.k8s.cluster.Labels;

/**
 * What stands in an account's namespace besides its containers.
 *
 * @param account whose namespace it is
 * @param namespace its name
 * @param config limits
 * @param pullSecret the content of the pull secret, base64 of a Docker {@code config.json}
 */
record TenantObjects(
    String account, String namespace, TenantConfig config, Optional<String> pullSecret) {

  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final String LIMITS = "tenant";

  /** Since 1.21 every namespace bears its name as this label, which nobody can forge. */
  private static final String NAMESPACE_LABEL = "kubernetes.io/metadata.name";

  static Namespace namespace(String account, String name, TenantConfig config) {
    var level = config.podSecurity().text();
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(Labels.of(account))
        .addToLabels(NAMESPACE_LABEL, name)
        .addToLabels("pod-security.kubernetes.io/enforce", level)
        .addToLabels("pod-security.kubernetes.io/enforce-version", "latest")
        .addToAnnotations(Labels.OWNER, account)
        .endMetadata()
        .build();
  }

  /** In the order in which they are made. */
  List<HasMetadata> all() {
    var all = new ArrayList<HasMetadata>();
    all.add(serviceAccount(Tenant.GUEST));
    all.add(serviceAccount(Tenant.STUDENT));
    all.add(role());
    all.add(binding());
    all.add(quota());
    all.add(limits());
    all.add(closed());
    all.add(lending());
    pullSecret.ifPresent(
        content ->
            all.add(
                new SecretBuilder()
                    .withMetadata(named(Tenant.PULL_SECRET))
                    .withType("kubernetes.io/dockerconfigjson")
                    .addToData(".dockerconfigjson", content)
                    .build()));
    return all;
  }

  ServiceAccount serviceAccount(String name) {
    return new ServiceAccountBuilder()
        .withMetadata(named(name))
        .withAutomountServiceAccountToken(false)
        .build();
  }

  /**
   * Looking, logs and exec: enough for {@code kubectl get, logs, exec, cp}, and for nothing else.
   */
  private Role role() {
    return new RoleBuilder()
        .withMetadata(named(Tenant.STUDENT))
        .addNewRule()
        .withApiGroups("")
        .withResources(
            "pods", "services", "events", "persistentvolumeclaims", "resourcequotas", "limitranges")
        .withVerbs("get", "list", "watch")
        .endRule()
        .addNewRule()
        .withApiGroups("apps")
        .withResources("deployments", "replicasets")
        .withVerbs("get", "list", "watch")
        .endRule()
        .addNewRule()
        .withApiGroups("")
        .withResources("pods/log")
        .withVerbs("get")
        .endRule()
        // by version and transport a client is asked for one or the other
        .addNewRule()
        .withApiGroups("")
        .withResources("pods/exec")
        .withVerbs("create", "get")
        .endRule()
        .build();
  }

  private RoleBinding binding() {
    return new RoleBindingBuilder()
        .withMetadata(named(Tenant.STUDENT))
        .withNewRoleRef(GROUP, "Role", Tenant.STUDENT)
        .addNewSubject()
        .withKind("ServiceAccount")
        .withName(Tenant.STUDENT)
        .withNamespace(namespace)
        .endSubject()
        .build();
  }

  private ResourceQuota quota() {
    return new ResourceQuotaBuilder()
        .withMetadata(named(LIMITS))
        .withNewSpec()
        .addToHard("pods", number(config.pods()))
        .addToHard("count/deployments.apps", number(config.pods()))
        .addToHard("limits.cpu", number(config.cpus()))
        .addToHard("limits.memory", gib(config.memoryGib()))
        .addToHard("requests.nvidia.com/gpu", number(config.gpus()))
        .addToHard("requests.storage", gib(config.storageGib()))
        .addToHard("services.nodeports", number(config.nodePorts()))
        .addToHard("services.loadbalancers", number(0))
        .endSpec()
        .build();
  }

  /** With a quota on limits, a pod that names none would be refused. */
  private LimitRange limits() {
    return new LimitRangeBuilder()
        .withMetadata(named(LIMITS))
        .withNewSpec()
        .addNewLimit()
        .withType("Container")
        .addToDefault("cpu", number(1))
        .addToDefault("memory", gib(1))
        .addToDefaultRequest("cpu", new Quantity("100m"))
        .addToDefaultRequest("memory", gib(1))
        .endLimit()
        .endSpec()
        .build();
  }

  private NetworkPolicy closed() {
    return new NetworkPolicyBuilder()
        .withMetadata(named("default-deny"))
        .withNewSpec()
        .withNewPodSelector()
        .endPodSelector()
        .withPolicyTypes("Ingress", "Egress")
        .endSpec()
        .build();
  }

  /** Containers of one account reach each other, names are resolved, and the world is reached. */
  private NetworkPolicy lending() {
    return new NetworkPolicyBuilder()
        .withMetadata(named("lending"))
        .withNewSpec()
        .withNewPodSelector()
        .endPodSelector()
        .withPolicyTypes("Ingress", "Egress")
        .addNewIngress()
        .addNewFrom()
        .withNewPodSelector()
        .endPodSelector()
        .endFrom()
        .endIngress()
        .addNewEgress()
        .addNewTo()
        .withNewPodSelector()
        .endPodSelector()
        .endTo()
        .endEgress()
        // to anybody: some clusters resolve names under an address of the node itself
        .addNewEgress()
        .addNewPort()
        .withProtocol("UDP")
        .withNewPort(53)
        .endPort()
        .addNewPort()
        .withProtocol("TCP")
        .withNewPort(53)
        .endPort()
        .endEgress()
        .addNewEgress()
        .addNewTo()
        .withNewIpBlock()
        .withCidr("0.0.0.0/0")
        .withExcept(config.closedNetworks())
        .endIpBlock()
        .endTo()
        .endEgress()
        .endSpec()
        .build();
  }

  private ObjectMeta named(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(Labels.of(account))
        .build();
  }

  private static Quantity number(int number) {
    return new Quantity(Integer.toString(number));
  }

  private static Quantity gib(int gib) {
    return new Quantity(gib + "Gi");
  }
}
