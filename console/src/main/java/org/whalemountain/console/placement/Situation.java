package org.whalemountain.console.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.HostCapacity;
import org.whalemountain.console.image.Usable;
import org.whalemountain.console.reservation.HostLoad;

/**
 * How things stand on the hosts, for one order.
 *
 * @param hosts all there are
 * @param loads what is lent of them, by name; nothing where a host is not in it
 * @param image what it is made of, as far as the one who orders may use it
 * @param portsInUse by name; none where a host is not in it
 * @param lending how much of a host is lent
 */
record Situation(
    List<HostCapacity> hosts,
    Map<String, HostLoad> loads,
    Usable image,
    Map<String, Integer> portsInUse,
    Lending lending) {

  /** Sums of tenths are no tenths. */
  private static final double SLACK = 1e-6;

  private static final Sentence CPUS = new Sentence("CPUs", "CPU");
  private static final Sentence MEMORY = new Sentence("MiB of memory", "メモリ (MiB)");
  private static final Sentence GPUS = new Sentence("GPUs", "GPU");

  /** The same for one host, of which more is lent by now. */
  Situation only(String host, HostLoad load) {
    return new Situation(
        hosts.stream().filter(known -> known.name().equals(host)).toList(),
        Map.of(host, load),
        image,
        portsInUse,
        lending);
  }

  Verdict verdict(Wish wish, HostCapacity host) {
    var load = loads.getOrDefault(host.name(), HostLoad.NONE);
    var freeGpus = host.gpus().stream().filter(gpu -> !load.gpus().contains(gpu)).toList();
    var reasons = new ArrayList<Reason>();
    if (!host.isActive()) {
      reasons.add(Obstacle.DRAINING.with());
    }
    if (!host.isSound()) {
      reasons.add(Obstacle.TROUBLE.with());
    } else if (!host.isFresh()) {
      reasons.add(Obstacle.SILENT.with());
    }
    var imageId = image.idOn(host.name());
    if (imageId == null && !(host.mayPull() && image.isPullable())) {
      reasons.add(Obstacle.NO_IMAGE.with(wish.image()).of("image"));
    }
    if (wish.attach() && !host.mayAttach()) {
      reasons.add(Obstacle.NO_ATTACH.with());
    }
    addGpus(reasons, wish, host, freeGpus.size());
    addMemory(reasons, wish, host, load);
    addCpus(reasons, wish, host, load);
    addPorts(reasons, wish, host);
    return new Verdict(
        host,
        List.copyOf(reasons),
        loadPercent(wish, host, load, freeGpus.size()),
        load.containers(),
        imageId,
        freeGpus);
  }

  private void addGpus(List<Reason> reasons, Wish wish, HostCapacity host, int free) {
    if (host.gpus().size() < wish.gpus()) {
      reasons.add(tooSmall(host.gpus().size(), GPUS).of("gpus"));
    } else if (free < wish.gpus()) {
      reasons.add(Obstacle.GPUS_TAKEN.with(free, host.gpus().size()));
    }
  }

  private void addMemory(List<Reason> reasons, Wish wish, HostCapacity host, HostLoad load) {
    var lent = lending.memoryMiB(host);
    var free = lent - load.memoryMiB();
    var most = Math.min(lent, host.memoryMiB());
    if (most < wish.memoryMiB()) {
      reasons.add(tooSmall(most, MEMORY).of("memoryMiB"));
    } else if (free < wish.memoryMiB()) {
      reasons.add(Obstacle.MEMORY_TAKEN.with(Math.max(0, free), lent));
    }
  }

  private void addCpus(List<Reason> reasons, Wish wish, HostCapacity host, HostLoad load) {
    var lent = lending.cpus(host);
    var free = lent - load.cpus();
    var most = Math.min(lent, host.cpus());
    if (most + SLACK < wish.cpus()) {
      reasons.add(tooSmall(shown(most), CPUS).of("cpus"));
    } else if (free + SLACK < wish.cpus()) {
      reasons.add(Obstacle.CPUS_TAKEN.with(shown(Math.max(0, free)), shown(lent)));
    }
  }

  private void addPorts(List<Reason> reasons, Wish wish, HostCapacity host) {
    var free = lending.ports() - portsInUse.getOrDefault(host.name(), 0);
    if (free < wish.ports()) {
      reasons.add(Obstacle.PORTS_TAKEN.with(Math.max(0, free), lending.ports()));
    }
  }

  private static Reason tooSmall(Object has, Sentence what) {
    return Obstacle.TOO_SMALL.with(has, what.english(), what.japanese());
  }

  private long loadPercent(Wish wish, HostCapacity host, HostLoad load, int freeGpus) {
    var memory = (load.memoryMiB() + wish.memoryMiB()) / (double) lending.memoryMiB(host);
    var cpus = (load.cpus() + wish.cpus()) / lending.cpus(host);
    // A host whose GPUs are lent is the best place for what needs none.
    var gpus =
        wish.gpus() == 0 || host.gpus().isEmpty()
            ? 0
            : (host.gpus().size() - freeGpus + wish.gpus()) / (double) host.gpus().size();
    return Math.round(100 * Math.max(gpus, Math.max(memory, cpus)));
  }

  /** Two decimals at most, and none where there are none. */
  private static String shown(double value) {
    var hundredths = Math.round(value * 100);
    return hundredths % 100 == 0
        ? Long.toString(hundredths / 100)
        : Double.toString(hundredths / 100.0);
  }
}
