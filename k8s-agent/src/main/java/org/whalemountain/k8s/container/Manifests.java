package org.whalemountain.k8s.container;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.k8s.cluster.Labels;

/**
 * What the cluster is asked for, object by object. Nothing a person sent is handed through: the pod
 * is {@link PodManifest}'s.
 *
 * @param spec what was ordered
 * @param hash of the spec
 * @param namespace of the account
 * @param pod its template
 */
record Manifests(ContainerSpec spec, String hash, String namespace, PodManifest pod) {

  /** One replica that is never there twice, and whose quota is free before it is asked for anew. */
  Deployment deployment() {
    return new DeploymentBuilder()
        .withMetadata(named(spec.name()))
        .editMetadata()
        .withAnnotations(annotations())
        .endMetadata()
        .withNewSpec()
        .withReplicas(1)
        .withRevisionHistoryLimit(0)
        .withNewStrategy()
        .withType("Recreate")
        .endStrategy()
        .withNewSelector()
        .withMatchLabels(labels())
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels())
        .endMetadata()
        .withSpec(pod.of(spec))
        .endTemplate()
        .endSpec()
        .build();
  }

  /**
   * The ports on every node.
   *
   * @param maker goes with it
   * @param asked which host ports to ask for; for the others the cluster chooses
   */
  Service service(Deployment maker, Predicate<PortMapping> asked) {
    var service =
        new ServiceBuilder()
            .withMetadata(named(ServiceName.of(spec)))
            .editMetadata()
            .withOwnerReferences(owner(maker))
            .endMetadata()
            .withNewSpec()
            .withType("NodePort")
            .withSelector(labels());
    for (var port : spec.ports()) {
      var one =
          service
              .addNewPort()
              .withName("p" + port.guest())
              .withProtocol("TCP")
              .withPort(port.guest())
              .withNewTargetPort(port.guest());
      service = (asked.test(port) ? one.withNodePort(port.host()) : one).endPort();
    }
    return service.endSpec().build();
  }

  /** Lets everybody reach the guest ports; all else stays closed. */
  NetworkPolicy door(Deployment maker) {
    var ingress =
        new NetworkPolicyBuilder()
            .withMetadata(named(spec.name()))
            .editMetadata()
            .withOwnerReferences(owner(maker))
            .endMetadata()
            .withNewSpec()
            .withNewPodSelector()
            .withMatchLabels(labels())
            .endPodSelector()
            .withPolicyTypes("Ingress")
            .addNewIngress();
    for (var port : spec.ports()) {
      ingress = ingress.addNewPort().withProtocol("TCP").withNewPort(port.guest()).endPort();
    }
    return ingress.endIngress().endSpec().build();
  }

  /** The volume, where containers have one. */
  Optional<PersistentVolumeClaim> volume(Deployment maker) {
    return pod.config()
        .volume()
        .size()
        .map(
            size ->
                new PersistentVolumeClaimBuilder()
                    .withMetadata(named(spec.name()))
                    .editMetadata()
                    .withOwnerReferences(owner(maker))
                    .endMetadata()
                    .withNewSpec()
                    .withAccessModes("ReadWriteOnce")
                    .withStorageClassName(pod.config().volume().storageClass().orElse(null))
                    .withNewResources()
                    .addToRequests("storage", new Quantity(size))
                    .endResources()
                    .endSpec()
                    .build());
  }

  private ObjectMeta named(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(labels())
        .build();
  }

  private Map<String, String> labels() {
    var labels = new TreeMap<>(Labels.of(spec.owner()));
    labels.put(Labels.NAME, spec.name());
    labels.put(Labels.ORDER, Labels.orderOf(spec.id()));
    return labels;
  }

  private Map<String, String> annotations() {
    var annotations = new TreeMap<String, String>();
    annotations.put(Labels.ID, spec.id());
    annotations.put(Labels.CONSOLE, spec.console());
    annotations.put(Labels.SPEC, hash);
    annotations.put(Labels.IMAGE, spec.image());
    annotations.put(Labels.GPUS, String.join(",", spec.gpus()));
    annotations.put(Labels.DEFINITION, Note.write(spec));
    return annotations;
  }

  private static OwnerReference owner(Deployment maker) {
    return new OwnerReferenceBuilder()
        .withApiVersion("apps/v1")
        .withKind("Deployment")
        .withName(maker.getMetadata().getName())
        .withUid(maker.getMetadata().getUid())
        .build();
  }
}
