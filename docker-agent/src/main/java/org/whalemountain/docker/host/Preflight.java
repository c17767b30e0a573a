package org.whalemountain.docker.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.whalemountain.api.host.HostReport.PreflightCheck;
import org.whalemountain.api.problem.Sentence;

/** What an operator should know of a blade before students come. */
final class Preflight {
  private static final Set<String> GOOD_DRIVERS = Set.of("overlay2", "overlayfs", "btrfs", "zfs");

  private static final Sentence VERSION = new Sentence("Docker {0}.", "Docker {0} です。");
  private static final Sentence VERSION_OLD =
      new Sentence(
          "Docker {0} is too old: install 20.10 or newer.", "Docker {0} は古すぎます。20.10 以降を入れてください。");
  private static final Sentence LIVE_RESTORE =
      new Sentence("Containers outlive a restart of Docker.", "Docker を再起動してもコンテナは動き続けます。");
  private static final Sentence LIVE_RESTORE_OFF =
      new Sentence(
          "A restart of Docker stops all containers: set \"live-restore\": true in daemon.json.",
          "Docker を再起動するとすべてのコンテナが止まります。daemon.json に \"live-restore\": true を設定してください。");
  private static final Sentence POOL =
      new Sentence("Room for the networks of {0} more accounts.", "あと {0} アカウント分のネットワークを作れます。");
  private static final Sentence POOL_USED_UP =
      new Sentence(
          "No network is left for another account: enlarge whalemountain.network.pool.",
          "新しいアカウント用のネットワークがありません。whalemountain.network.pool を広げてください。");
  private static final Sentence LOG_LIMITS =
      new Sentence("Every container's log is limited by the agent.", "すべてのコンテナのログ量はエージェントが制限します。");
  private static final Sentence PIDS =
      new Sentence("The number of processes can be limited.", "プロセス数を制限できます。");
  private static final Sentence PIDS_OFF =
      new Sentence(
          "The number of processes cannot be limited: enable the pids cgroup.",
          "プロセス数を制限できません。pids cgroup を有効にしてください。");
  private static final Sentence MEMORY = new Sentence("Memory can be limited.", "メモリを制限できます。");
  private static final Sentence MEMORY_OFF =
      new Sentence(
          "Memory cannot be limited: enable the memory cgroup.",
          "メモリを制限できません。memory cgroup を有効にしてください。");
  private static final Sentence SWAP = new Sentence("Swap can be limited.", "スワップを制限できます。");
  private static final Sentence SWAP_OFF =
      new Sentence(
          "Swap cannot be limited: boot with swapaccount=1 or without swap.",
          "スワップを制限できません。swapaccount=1 で起動するか、スワップを無効にしてください。");
  private static final Sentence GPU =
      new Sentence("Docker can give {0} GPUs to containers.", "Docker はコンテナに {0} 個の GPU を渡せます。");
  private static final Sentence GPU_OFF =
      new Sentence(
          "There are {0} GPUs, but Docker cannot give them to containers: install the NVIDIA"
              + " Container Toolkit.",
          "GPU が {0} 個ありますが、Docker からコンテナに渡せません。NVIDIA Container Toolkit を入れてください。");
  private static final Sentence NO_GPU =
      new Sentence("This host has no GPU.", "このホストに GPU はありません。");
  private static final Sentence DISK = new Sentence("{0} MiB are free.", "{0} MiB の空きがあります。");
  private static final Sentence DISK_LOW =
      new Sentence(
          "Only {0} MiB are free, {1} MiB should be: remove images that nobody uses.",
          "空きが {0} MiB しかありません ({1} MiB 以上が必要)。使われていないイメージを削除してください。");
  private static final Sentence DISK_UNSEEN =
      new Sentence(
          "The agent cannot see the disk where Docker keeps its data.",
          "Docker のデータがあるディスクをエージェントから確認できません。");
  private static final Sentence STORAGE =
      new Sentence("The storage driver is {0}.", "ストレージドライバーは {0} です。");
  private static final Sentence STORAGE_POOR =
      new Sentence(
          "The storage driver {0} is slow or outdated: use overlay2.",
          "ストレージドライバー {0} は遅いか古いものです。overlay2 を使ってください。");
  private static final Sentence CGROUP =
      new Sentence("Control groups of version {0}.", "コントロールグループはバージョン {0} です。");

  private Preflight() {}

  /**
   * All checks, in the order an operator reads them.
   *
   * @param freeNetworks how many accounts still find a network
   * @param gpus how many GPUs the machine has
   * @param diskFreeMib null where it cannot be seen
   */
  static List<PreflightCheck> check(
      EngineFacts engine,
      long freeNetworks,
      int gpus,
      Long diskFreeMib,
      HostConfig config,
      Locale locale) {
    var list = new ArrayList<PreflightCheck>();
    var isNew = engine.isAtLeast(20, 10);
    add(
        list,
        locale,
        "engine-version",
        isNew,
        (isNew ? VERSION : VERSION_OLD).with(engine.version()));
    add(list, locale, "live-restore", engine.liveRestore(), LIVE_RESTORE, LIVE_RESTORE_OFF);
    add(list, locale, "address-pool", freeNetworks > 0, POOL.with(freeNetworks), POOL_USED_UP);
    add(list, locale, "log-limits", true, LOG_LIMITS);
    add(list, locale, "pids-limit", engine.pidsLimit(), PIDS, PIDS_OFF);
    add(list, locale, "memory-limit", engine.memoryLimit(), MEMORY, MEMORY_OFF);
    add(list, locale, "swap-limit", engine.swapLimit(), SWAP, SWAP_OFF);
    var given = gpus == 0 || engine.gpuRuntime();
    add(
        list,
        locale,
        "gpu-runtime",
        given,
        gpus == 0 ? NO_GPU : GPU.with(gpus),
        GPU_OFF.with(gpus));
    add(list, locale, "disk", isEnough(diskFreeMib, config), disk(diskFreeMib, config));
    var isGood = GOOD_DRIVERS.contains(engine.storageDriver());
    add(
        list,
        locale,
        "storage-driver",
        isGood,
        (isGood ? STORAGE : STORAGE_POOR).with(engine.storageDriver()));
    add(list, locale, "cgroup", true, CGROUP.with(engine.cgroupVersion()));
    return list;
  }

  private static boolean isEnough(Long freeMib, HostConfig config) {
    return freeMib == null || freeMib >= config.diskFloorMib();
  }

  private static Sentence disk(Long freeMib, HostConfig config) {
    if (freeMib == null) {
      return DISK_UNSEEN;
    }
    return (isEnough(freeMib, config) ? DISK : DISK_LOW).with(freeMib, config.diskFloorMib());
  }

  private static void add(
      List<PreflightCheck> list,
      Locale locale,
      String name,
      boolean ok,
      Sentence good,
      Sentence bad) {
    add(list, locale, name, ok, ok ? good : bad);
  }

  private static void add(
      List<PreflightCheck> list, Locale locale, String name, boolean ok, Sentence detail) {
    list.add(new PreflightCheck(name, ok, detail.in(locale)));
  }
}
