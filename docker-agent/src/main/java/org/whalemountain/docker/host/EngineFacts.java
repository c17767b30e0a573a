package org.whalemountain.docker.host;

import com.github.dockerjava.api.model.Info;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the engine tells of itself, as far as the preflight asks.
 *
 * @param version of the engine, for example {@code 20.10.24}
 * @param liveRestore whether containers outlive the engine's restart
 * @param pidsLimit whether it can limit processes
 * @param memoryLimit whether it can limit memory
 * @param swapLimit whether it can limit swap
 * @param gpuRuntime whether it can give GPUs to containers
 * @param storageDriver for example {@code overlay2}
 * @param cgroupVersion {@code 1} or {@code 2}
 */
record EngineFacts(
    String version,
    boolean liveRestore,
    boolean pidsLimit,
    boolean memoryLimit,
    boolean swapLimit,
    boolean gpuRuntime,
    String storageDriver,
    String cgroupVersion) {
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

  static EngineFacts of(Info info) {
    var raw = info.getRawValues();
    return new EngineFacts(
        Objects.toString(info.getServerVersion(), ""),
        Boolean.TRUE.equals(raw.get("LiveRestoreEnabled")),
        Boolean.TRUE.equals(raw.get("PidsLimit")),
        Boolean.TRUE.equals(info.getMemoryLimit()),
        Boolean.TRUE.equals(info.getSwapLimit()),
        hasNvidiaRuntime(info) || hasNvidiaDevices(raw),
        Objects.toString(info.getDriver(), ""),
        Objects.toString(info.getCGroupVersion(), ""));
  }

  /** Whether the engine is at least that new. */
  boolean isAtLeast(int major, int minor) {
    var numbers = NUMBERS.matcher(version);
    if (!numbers.matches()) {
      return false;
    }
    var itsMajor = Integer.parseInt(numbers.group(1));
    return itsMajor > major || (itsMajor == major && Integer.parseInt(numbers.group(2)) >= minor);
  }

  private static boolean hasNvidiaRuntime(Info info) {
    return info.getRuntimes() != null && info.getRuntimes().containsKey("nvidia");
  }

  private static boolean hasNvidiaDevices(Map<String, Object> raw) {
    return raw.get("DiscoveredDevices") instanceof Collection<?> devices
        && devices.stream().anyMatch(device -> String.valueOf(device).contains("nvidia.com/gpu"));
  }
}
