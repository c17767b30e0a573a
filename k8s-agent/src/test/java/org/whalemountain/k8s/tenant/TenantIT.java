package org.whalemountain.k8s.tenant;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.k8s.K8sAgentContractIT;
import org.whalemountain.k8s.RealCluster;
import org.whalemountain.k8s.cluster.Cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@TestProfile(K8sAgentContractIT.OnARealCluster.class)
@EnabledIfEnvironmentVariable(
    named = RealCluster.VARIABLE,
    matches = ".+",
    disabledReason = RealCluster.NO_CLUSTER)
class TenantIT {

  @Inject Cluster cluster;
  @Inject TenantConfig config;

  private final String account = "t" + UUID.randomUUID().toString().substring(0, 8);
  private KubernetesClient admin;

  @BeforeEach
  void open() {
    admin = RealCluster.admin();
  }

  @AfterEach
  void close() {
    admin.namespaces().withName("wm-" + account).delete();
    admin.close();
  }

  @Test
  void whatSomebodyChangedIsPutRight() {
    var made = new Tenants(cluster, config).ensure(account);
    var namespace = made.namespace();
    var version = role(namespace).getMetadata().getResourceVersion();
    new Tenants(cluster, config).ensure(account);
    assertThat(role(namespace).getMetadata().getResourceVersion()).isEqualTo(version);
    admin
        .rbac()
        .roles()
        .inNamespace(namespace)
        .withName("student")
        .edit(it -> it.toBuilder().editRule(0).addToVerbs("delete").endRule().build());
    admin.resourceQuotas().inNamespace(namespace).withName("tenant").delete();
    admin.rbac().roleBindings().inNamespace(namespace).withName("student").delete();
    assertThat(new Tenants(cluster, config).ensure(account)).isEqualTo(made);
    assertThat(role(namespace).getRules().get(0).getVerbs()).doesNotContain("delete");
    assertThat(admin.resourceQuotas().inNamespace(namespace).withName("tenant").get()).isNotNull();
    assertThat(admin.rbac().roleBindings().inNamespace(namespace).withName("student").get())
        .isNotNull();
  }

  @Test
  void aNamespaceOfSomebodyElseIsNeverTouched() {
    var name = "wm-" + account;
    admin
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    assertThatThrownBy(() -> new Tenants(cluster, config).ensure(account))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining(name);
    assertThat(admin.rbac().roles().inNamespace(name).list().getItems()).isEmpty();
    assertThat(new Tenants(cluster, config).find(account)).isEmpty();
  }

  private io.fabric8.kubernetes.api.model.rbac.Role role(String namespace) {
    return admin.rbac().roles().inNamespace(namespace).withName("student").get();
  }
}
