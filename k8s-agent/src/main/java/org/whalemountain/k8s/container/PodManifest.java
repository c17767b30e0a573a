package org.whalemountain.k8s.container;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.whalemountain.api.container.ContainerSpec;
import org.whalemountain.api.container.StopTime;
import org.whalemountain.k8s.lent.Lent;
import org.whalemountain.k8s.tenant.Tenant;

/**
 * The pod of a container, hardened as on a blade.
 *
 * @param image reference that the node is given
 * @param config sizes
 * @param isRestricted whether the namespaces are of the level {@code restricted}
 * @param hasPullSecret whether images are pulled with a secret
 */
record PodManifest(
    String image, ContainerConfig config, boolean isRestricted, boolean hasPullSecret) {

  /** Between SIGTERM and SIGKILL, unless a stop says less. */
  static final long STOP_SECONDS = StopTime.USUAL.seconds();

  static final String GPUS = "NVIDIA_VISIBLE_DEVICES";

  private static final String NO_GPU = "void";
  private static final long UNPRIVILEGED = 1000;
  private static final int LEAST_SHARED_MIB = 64;
  private static final String SHARED = "shared-memory";
  private static final String DATA = "data";

  /**
   * What root keeps in its container: the docker-agent's list, all of which the level {@code
   * baseline} allows.
   */
  private static final List<String> CAPABILITIES =
      List.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "NET_BIND_SERVICE",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  PodSpec of(ContainerSpec spec) {
    var pod =
        new PodSpecBuilder()
            .withServiceAccountName(Tenant.GUEST)
            .withAutomountServiceAccountToken(false)
            .withEnableServiceLinks(false)
            // the pause process is the init of all: a program that ignores what it does not know
            // as process 1 (sleep, for one) would take the whole time to stop, and leave zombies
            .withShareProcessNamespace(true)
            .withTerminationGracePeriodSeconds(STOP_SECONDS)
            .withHostname(spec.name())
            .withSecurityContext(podSecurity())
            .withVolumes(volumes(spec))
            .addNewContainer()
            .withName(Lent.CONTAINER)
            .withImage(image)
            .withImagePullPolicy("IfNotPresent")
            .withArgs(spec.command().stream().map(Dollars::escape).toList())
            .withEnv(environment(spec))
            .withResources(resources(spec))
            .withSecurityContext(security())
            .withTerminationMessagePolicy("FallbackToLogsOnError")
            .withVolumeMounts(mounts());
    for (var port : spec.ports()) {
      pod = pod.addNewPort().withContainerPort(port.guest()).withProtocol("TCP").endPort();
    }
    var built = pod.endContainer();
    if (hasPullSecret) {
      built.withImagePullSecrets(new LocalObjectReference(Tenant.PULL_SECRET));
    }
    if (!spec.gpus().isEmpty()) {
      config.gpuRuntimeClass().ifPresent(built::withRuntimeClassName);
    }
    return built.build();
  }

  private PodSecurityContext podSecurity() {
    var context =
        new PodSecurityContextBuilder()
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile();
    if (isRestricted || config.volume().size().isPresent()) {
      // or a volume would be root's alone
      context.withFsGroup(UNPRIVILEGED);
    }
    if (isRestricted) {
      context.withRunAsNonRoot(true).withRunAsUser(UNPRIVILEGED).withRunAsGroup(UNPRIVILEGED);
    }
    return context.build();
  }

  private SecurityContext security() {
    return new SecurityContextBuilder()
        .withPrivileged(false)
        .withAllowPrivilegeEscalation(false)
        .withCapabilities(capabilities())
        .build();
  }

  private Capabilities capabilities() {
    var capabilities = new CapabilitiesBuilder().withDrop("ALL");
    return isRestricted ? capabilities.build() : capabilities.withAdd(CAPABILITIES).build();
  }

  private List<EnvVar> environment(ContainerSpec spec) {
    var environment = new ArrayList<EnvVar>();
    for (var entry : spec.environments()) {
      var equals = entry.indexOf('=');
      environment.add(
          new EnvVarBuilder()
              .withName(entry.substring(0, equals))
              .withValue(Dollars.escape(entry.substring(equals + 1)))
              .build());
    }
    if (spec.gpus().isEmpty()) {
      // images of CUDA bring "all", which the node's runtime would obey
      environment.add(new EnvVarBuilder().withName(GPUS).withValue(NO_GPU).build());
    }
    return environment;
  }

  private ResourceRequirements resources(ContainerSpec spec) {
    var memory = new Quantity(spec.memoryMiB() + "Mi");
    var milli = BigDecimal.valueOf(spec.cpus()).movePointRight(3);
    var share = milli.multiply(BigDecimal.valueOf(config.cpuRequestPercent())).movePointLeft(2);
    var resources =
        new ResourceRequirementsBuilder()
            .addToLimits("cpu", milli(milli))
            .addToLimits("memory", memory)
            .addToLimits("ephemeral-storage", new Quantity(config.diskGib() + "Gi"))
            .addToRequests("cpu", milli(share))
            .addToRequests("memory", memory)
            .addToRequests("ephemeral-storage", new Quantity("64Mi"));
    if (!spec.gpus().isEmpty()) {
      var gpus = new Quantity(Integer.toString(spec.gpus().size()));
      resources.addToLimits(config.gpuResource(), gpus);
    }
    return resources.build();
  }

  private static Quantity milli(BigDecimal milli) {
    var whole = milli.setScale(0, RoundingMode.CEILING).max(BigDecimal.ONE).intValueExact();
    return new Quantity(whole + "m");
  }

  private List<Volume> volumes(ContainerSpec spec) {
    var volumes = new ArrayList<Volume>();
    // counts as the container's memory, so half of it harms nobody; training needs more than 64
    var shared = Math.max(LEAST_SHARED_MIB, spec.memoryMiB() / 2);
    volumes.add(
        new VolumeBuilder()
            .withName(SHARED)
            .withNewEmptyDir()
            .withMedium("Memory")
            .withSizeLimit(new Quantity(shared + "Mi"))
            .endEmptyDir()
            .build());
    if (config.volume().size().isPresent()) {
      volumes.add(
          new VolumeBuilder()
              .withName(DATA)
              .withNewPersistentVolumeClaim()
              .withClaimName(spec.name())
              .endPersistentVolumeClaim()
              .build());
    }
    return volumes;
  }

  private List<VolumeMount> mounts() {
    var mounts = new ArrayList<VolumeMount>();
    mounts.add(new VolumeMountBuilder().withName(SHARED).withMountPath("/dev/shm").build());
    if (config.volume().size().isPresent()) {
      mounts.add(
          new VolumeMountBuilder().withName(DATA).withMountPath(config.volume().path()).build());
    }
    return mounts;
  }
}
