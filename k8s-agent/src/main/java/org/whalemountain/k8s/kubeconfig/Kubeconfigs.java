package org.whalemountain.k8s.kubeconfig;

import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jboss.logging.Logger;
import org.whalemountain.api.kubeconfig.KubeconfigReport;
import org.whalemountain.k8s.cluster.Cluster;
import org.whalemountain.k8s.tenant.Tenant;
import org.whalemountain.k8s.tenant.Tenants;

/** Makes kubeconfigs with short-lived tokens of the namespaces' service account {@code student}. */
@ApplicationScoped
class Kubeconfigs {

  private static final Logger LOG = Logger.getLogger(Kubeconfigs.class);
  private static final String NAME = "whalemountain";

  private final Cluster cluster;
  private final Tenants tenants;
  private final KubeconfigConfig config;

  Kubeconfigs(Cluster cluster, Tenants tenants, KubeconfigConfig config) {
    this.cluster = cluster;
    this.tenants = tenants;
    this.config = config;
  }

  KubeconfigReport make(String account, Duration lifetime) {
    var tenant = tenants.ensure(account);
    var token = token(tenant, lifetime);
    Config own = cluster.call(api -> api.getConfiguration());
    var server = config.server().orElse(own.getMasterUrl().replaceFirst("/+$", ""));
    var text = text(tenant, server, authority(own), token.getStatus().getToken());
    var expiresAt = Instant.parse(token.getStatus().getExpirationTimestamp());
    LOG.infof("made a kubeconfig account=%s until=%s", account, expiresAt);
    return new KubeconfigReport(account, tenant.namespace(), server, expiresAt, text);
  }

  void revoke(String account) {
    tenants
        .find(account)
        .ifPresent(
            tenant -> {
              tenants.renewStudent(tenant);
              LOG.infof("revoked kubeconfigs account=%s", account);
            });
  }

  private TokenRequest token(Tenant tenant, Duration lifetime) {
    var request =
        new TokenRequestBuilder()
            .withNewMetadata()
            .withName(Tenant.STUDENT)
            .endMetadata()
            .withNewSpec()
            .withExpirationSeconds(lifetime.toSeconds())
            .endSpec()
            .build();
    return cluster.call(
        api ->
            api.serviceAccounts()
                .inNamespace(tenant.namespace())
                .withName(Tenant.STUDENT)
                .tokenRequest(request));
  }

  private static String text(Tenant tenant, String server, String authority, String token) {
    return Serialization.asYaml(
        new ConfigBuilder()
            .withApiVersion("v1")
            .withKind("Config")
            .withCurrentContext(NAME)
            .addNewCluster()
            .withName(NAME)
            .withNewCluster()
            .withServer(server)
            .withCertificateAuthorityData(authority)
            .endCluster()
            .endCluster()
            .addNewUser()
            .withName(tenant.account())
            .withNewUser()
            .withToken(token)
            .endUser()
            .endUser()
            .addNewContext()
            .withName(NAME)
            .withNewContext()
            .withCluster(NAME)
            .withUser(tenant.account())
            .withNamespace(tenant.namespace())
            .endContext()
            .endContext()
            .build());
  }

  /** Base64 of PEM; null where nobody named one: then the computer's own authorities count. */
  private String authority(Config own) {
    if (config.caFile().isEmpty() && own.getCaCertFile() == null) {
      return own.getCaCertData();
    }
    var file = config.caFile().orElseGet(() -> Path.of(own.getCaCertFile()));
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the authority cannot be read: " + file, e);
    }
  }
}
