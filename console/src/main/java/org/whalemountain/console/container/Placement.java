package org.whalemountain.console.container;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.HostCapacity;
import org.whalemountain.console.reservation.HostLoad;

/**
 * On which host a container is made: the one with the fewest containers of those that can take it.
 * Processors and memory are limits that hosts lend more than once; GPUs are not.
 *
 * @param host where it is made
 * @param gpus UUIDs of the GPUs it gets
 */
record Placement(HostCapacity host, List<String> gpus) {

  private static final Sentence NO_HOST = new Sentence("names no host", "のホストはありません");
  private static final Sentence DRAINING =
      new Sentence("names a host that takes no new containers", "のホストは新しいコンテナを受け付けていません");
  private static final Sentence SILENT =
      new Sentence("The host {0} does not answer right now.", "ホスト {0} は今、応答していません。");
  private static final Sentence TOO_MUCH =
      new Sentence("is more than any host has, was {0}", "はどのホストの搭載量よりも多い値です (入力: {0})");
  private static final Sentence NONE_NOW =
      new Sentence(
          "No host can take it right now: {0}. Try again later.",
          "今、受け入れられるホストがありません: {1}。しばらくしてから試してください。");
  private static final Sentence NO_GPUS = new Sentence("GPUs are all in use", "GPU がすべて使用中です");
  private static final Sentence NONE_ACTIVE = new Sentence("none answers", "応答しているホストがありません");

  /**
   * Chooses.
   *
   * @throws ApiException {@code invalid} for what no host could ever give, {@code no-capacity} for
   *     what none gives now, {@code host-unreachable} where the named one is silent
   */
  static Placement of(NewContainer order, List<HostCapacity> hosts, Map<String, HostLoad> loads) {
    var allowed = order.host() == null ? active(hosts) : List.of(named(order.host(), hosts));
    requireEver(order, allowed);
    return allowed.stream()
        .filter(host -> host.isFresh() && host.isSound())
        .filter(host -> isLargeEnough(order, host))
        .map(host -> new Placement(host, free(host, load(host, loads))))
        .filter(place -> place.gpus.size() >= order.gpus())
        .min(
            Comparator.<Placement>comparingInt(place -> load(place.host, loads).containers())
                .thenComparing(place -> place.host.name()))
        .map(place -> new Placement(place.host, place.gpus.subList(0, order.gpus())))
        .orElseThrow(() -> none(order, allowed));
  }

  private static List<HostCapacity> active(List<HostCapacity> hosts) {
    return hosts.stream().filter(HostCapacity::isActive).toList();
  }

  private static HostCapacity named(String name, List<HostCapacity> hosts) {
    var host =
        hosts.stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() -> invalid("host", NO_HOST));
    if (!host.isActive()) {
      throw invalid("host", DRAINING);
    }
    if (!host.isFresh() || !host.isSound()) {
      throw new ApiException(ErrorCode.HOST_UNREACHABLE, SILENT.with(name));
    }
    return host;
  }

  private static void requireEver(NewContainer order, List<HostCapacity> hosts) {
    if (hosts.isEmpty()) {
      return;
    }
    requireAny(hosts, host -> host.cpus() >= order.cpus(), "cpus", order.cpus());
    requireAny(
        hosts, host -> host.memoryMiB() >= order.memoryMiB(), "memoryMiB", order.memoryMiB());
    requireAny(hosts, host -> host.gpus().size() >= order.gpus(), "gpus", order.gpus());
  }

  private static void requireAny(
      List<HostCapacity> hosts, Predicate<HostCapacity> gives, String field, Object wish) {
    if (hosts.stream().noneMatch(gives)) {
      throw invalid(field, TOO_MUCH.with(wish));
    }
  }

  private static boolean isLargeEnough(NewContainer order, HostCapacity host) {
    return host.cpus() >= order.cpus() && host.memoryMiB() >= order.memoryMiB();
  }

  private static List<String> free(HostCapacity host, HostLoad load) {
    return host.gpus().stream().filter(gpu -> !load.gpus().contains(gpu)).toList();
  }

  private static HostLoad load(HostCapacity host, Map<String, HostLoad> loads) {
    return loads.getOrDefault(host.name(), HostLoad.NONE);
  }

  private static ApiException none(NewContainer order, List<HostCapacity> hosts) {
    var anyFresh = hosts.stream().anyMatch(HostCapacity::isFresh);
    var why = anyFresh && order.gpus() > 0 ? NO_GPUS : NONE_ACTIVE;
    return new ApiException(ErrorCode.NO_CAPACITY, NONE_NOW.with(why.english(), why.japanese()));
  }

  private static ApiException invalid(String field, Sentence message) {
    return new ApiException(
        ErrorCode.INVALID,
        new Sentence(field + " " + message.english(), field + " " + message.japanese()),
        List.of(new FieldProblem(field, message)));
  }
}
