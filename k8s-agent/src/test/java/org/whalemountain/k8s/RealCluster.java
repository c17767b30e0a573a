package org.whalemountain.k8s;

import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cluster of {@code WHALEMOUNTAIN_TEST_KUBECONFIG}, whose user must be its administrator. The
 * agent under test gets no more than the rights of {@code deploy/kubernetes/rights.yaml}.
 * Namespaces that the tests made are removed at the end.
 */
public class RealCluster implements QuarkusTestResourceLifecycleManager {

  /** Names the kubeconfig. */
  public static final String VARIABLE = "WHALEMOUNTAIN_TEST_KUBECONFIG";

  /** Why nothing is tested where it is not set. */
  public static final String NO_CLUSTER =
      "no cluster was named: set WHALEMOUNTAIN_TEST_KUBECONFIG, for example by deploy/test/cluster up";

  private static final String ACCOUNT_OF_TESTS = "[tu][0-9a-f]{8}";
  private static final String OWNER = "whalemountain.owner";
  private static final String OURS = "app.kubernetes.io/managed-by";

  private static final Path KUBECONFIG = Path.of("target", "agent.kubeconfig");

  private Set<String> before = Set.of();

  /** A client with all rights. */
  public static KubernetesClient admin() {
    var config = Config.fromKubeconfig(Path.of(System.getenv(VARIABLE)).toFile());
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** An image that is on its nodes. */
  public static String image() {
    var named = System.getenv("WHALEMOUNTAIN_TEST_IMAGE");
    return named == null ? "whalemountain-test/busybox:1" : named;
  }

  @Override
  public Map<String, String> start() {
    if (System.getenv(VARIABLE) == null) {
      return Map.of();
    }
    try (var admin = admin()) {
      before = names(admin);
      rights().forEach(it -> admin.resource(it).createOr(NonDeletingOperation::update));
      Files.writeString(KUBECONFIG, Serialization.asYaml(kubeconfig(admin)));
      // where the agent's client looks by itself; what Quarkus calls api-server-url is fixed at
      // build
      System.setProperty("kubeconfig", KUBECONFIG.toAbsolutePath().toString());
      return Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static io.fabric8.kubernetes.api.model.Config kubeconfig(KubernetesClient admin) {
    var config = admin.getConfiguration();
    return new ConfigBuilder()
        .withApiVersion("v1")
        .withKind("Config")
        .withCurrentContext("test")
        .addNewCluster()
        .withName("test")
        .withNewCluster()
        .withServer(config.getMasterUrl())
        .withCertificateAuthorityData(config.getCaCertData())
        .withCertificateAuthority(config.getCaCertFile())
        .endCluster()
        .endCluster()
        .addNewUser()
        .withName("agent")
        .withNewUser()
        .withToken(token(admin))
        .endUser()
        .endUser()
        .addNewContext()
        .withName("test")
        .withNewContext()
        .withCluster("test")
        .withUser("agent")
        .endContext()
        .endContext()
        .build();
  }

  private static List<HasMetadata> rights() {
    var file =
        Path.of(
            System.getProperty("maven.multiModuleProjectDirectory"),
            "deploy/kubernetes/rights.yaml");
    try (var admin = admin();
        var text = Files.newInputStream(file)) {
      return admin.load(text).items();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String token(KubernetesClient admin) {
    var request =
        new TokenRequestBuilder()
            .withNewMetadata()
            .withName("agent")
            .endMetadata()
            .withNewSpec()
            .withExpirationSeconds(7200L)
            .endSpec()
            .build();
    return admin
        .serviceAccounts()
        .inNamespace("whalemountain")
        .withName("agent")
        .tokenRequest(request)
        .getStatus()
        .getToken();
  }

  @Override
  public void stop() {
    System.clearProperty("kubeconfig");
    if (System.getenv(VARIABLE) == null) {
      return;
    }
    try (var admin = admin()) {
      ofTests(admin).stream()
          .map(it -> it.getMetadata().getName())
          .filter(name -> !before.contains(name))
          .forEach(name -> admin.namespaces().withName(name).delete());
    }
  }

  private static Set<String> names(KubernetesClient admin) {
    return ofTests(admin).stream()
        .map(it -> it.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  private static List<Namespace> ofTests(KubernetesClient admin) {
    return admin.namespaces().withLabel(OURS, "whalemountain").list().getItems().stream()
        .filter(
            it -> it.getMetadata().getLabels().getOrDefault(OWNER, "").matches(ACCOUNT_OF_TESTS))
        .toList();
  }
}
