package org.whalemountain.docker.container;

import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.Info;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the GPUs come into the container.
 *
 * @param requests for the engine; empty without GPUs
 * @param visible value of {@code NVIDIA_VISIBLE_DEVICES}: images set it to {@code all}, and where
 *     NVIDIA's is the default runtime that would be every GPU of the host
 */
record GpuAccess(List<DeviceRequest> requests, String visible) {
  static final GpuAccess NONE = new GpuAccess(List.of(), "void");

  private static final String CDI_NAME = "nvidia.com/gpu=";

  /**
   * By CDI where the engine offers all of them so, as NVIDIA's hook loses GPUs at {@code systemctl
   * daemon-reload} (nvidia-container-toolkit 48); else by the hook.
   */
  static GpuAccess to(List<String> uuids, Info engine) {
    if (uuids.isEmpty()) {
      return NONE;
    }
    var names = uuids.stream().map(uuid -> CDI_NAME + uuid).toList();
    if (cdiDevices(engine).containsAll(names)) {
      return new GpuAccess(
          List.of(new DeviceRequest().withDriver("cdi").withDeviceIds(names)), "void");
    }
    var request =
        new DeviceRequest()
            .withDriver("nvidia")
            .withDeviceIds(uuids)
            .withCapabilities(List.of(List.of("gpu", "utility", "compute")));
    return new GpuAccess(List.of(request), String.join(",", uuids));
  }

  /**
   * Engines from 28.3 on tell them in {@code DiscoveredDevices}, which docker-java has no word for.
   */
  private static Set<String> cdiDevices(Info engine) {
    var found = new HashSet<String>();
    if (engine.getRawValues().get("DiscoveredDevices") instanceof Collection<?> devices) {
      for (var device : devices) {
        if (device instanceof Map<?, ?> fields && "cdi".equals(fields.get("Source"))) {
          found.add(String.valueOf(fields.get("ID")));
        }
      }
    }
    return found;
  }
}
