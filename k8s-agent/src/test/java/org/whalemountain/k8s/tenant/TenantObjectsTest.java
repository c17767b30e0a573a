package org.whalemountain.k8s.tenant;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.whalemountain.k8s.Golden;

import static org.assertj.core.api.Assertions.assertThat;

class TenantObjectsTest {

  @Test
  void aNamespaceAndWhatStandsInIt() {
    Golden.compare("tenant-baseline.yaml", all(config(Map.of()), Optional.empty()));
  }

  @Test
  void aStricterNamespaceThatPullsWithASecret() {
    var config =
        config(
            Map.of(
                "whalemountain.tenant.pod-security", "restricted",
                "whalemountain.tenant.closed-networks", "169.254.0.0/16,10.0.0.0/8"));
    Golden.compare("tenant-restricted.yaml", all(config, Optional.of("e30=")));
  }

  @Test
  void aStudentMayLookAndRunCommandsAndNothingElse() {
    var role =
        all(config(Map.of()), Optional.empty()).stream()
            .filter(Role.class::isInstance)
            .map(Role.class::cast)
            .findFirst()
            .orElseThrow();
    for (var rule : role.getRules()) {
      assertThat(rule.getResources()).doesNotContain("secrets", "*", "pods/attach");
      if (rule.getResources().contains("pods/exec")) {
        assertThat(rule.getResources()).containsExactly("pods/exec");
        assertThat(rule.getVerbs()).containsExactlyInAnyOrder("create", "get");
      } else {
        assertThat(rule.getVerbs()).isSubsetOf("get", "list", "watch");
      }
    }
  }

  @Test
  void whatSomebodyChangedIsSeen() {
    var wanted = objects(config(Map.of()));
    var role = (Role) wanted.all().get(2);
    assertThat(Likeness.holds(role, wanted.all().get(2))).isTrue();
    var grown = role.toBuilder().editRule(0).addToVerbs("delete").endRule().build();
    assertThat(Likeness.holds(grown, role)).isFalse();
    var extended = role.toBuilder().addNewRule().addToVerbs("*").endRule().build();
    assertThat(Likeness.holds(extended, role)).isFalse();
    var annotated =
        role.toBuilder().editMetadata().addToAnnotations("a", "b").endMetadata().build();
    assertThat(Likeness.holds(annotated, role)).isTrue();
  }

  private static List<HasMetadata> all(TenantConfig config, Optional<String> secret) {
    var all = new ArrayList<HasMetadata>();
    all.add(TenantObjects.namespace("e175701", "wm-e175701", config));
    all.addAll(new TenantObjects("e175701", "wm-e175701", config, secret).all());
    return all;
  }

  private static TenantObjects objects(TenantConfig config) {
    return new TenantObjects("e175701", "wm-e175701", config, Optional.empty());
  }

  private static TenantConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(TenantConfig.class)
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build()
        .getConfigMapping(TenantConfig.class);
  }
}
