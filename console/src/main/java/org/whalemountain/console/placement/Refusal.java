package org.whalemountain.console.placement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

/**
 * What a person is told where no host can take the order: made of the verdicts, and only of them.
 */
final class Refusal {

  private static final int MOST_NAMED = 3;
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Sentence NO_HOST = new Sentence("names no host", "のホストはありません");
  private static final Sentence DRAINING =
      new Sentence("names a host that takes no new containers", "のホストは新しいコンテナを受け付けていません");
  private static final Sentence TOO_MUCH =
      new Sentence("is more than any host has, was {0}", "はどのホストの搭載量よりも多い値です (入力: {0})");
  private static final Sentence TOGETHER =
      new Sentence(
          "together with the other wishes is more than any one host has, was {0}",
          "は、ほかの指定と合わせると 1 台のホストに収まりません (入力: {0})");
  private static final Sentence NO_IMAGE =
      new Sentence(
          "No host has the image {0} or could fetch it.", "イメージ {0} を持つホストも、取得できるホストもありません。");
  private static final Sentence NONE_ACTIVE =
      new Sentence(
          "The administrators let no host take new containers right now. Try again later.",
          "管理者の設定により、今、新しいコンテナを受け付けているホストがありません。しばらくしてから試してください。");
  private static final Sentence ABSENT =
      new Sentence(
          "No host that could take it answers right now: {0}.", "受け入れられるホストが今、応答していません: {0}。");
  private static final Sentence NONE_NOW =
      new Sentence(
          "No host can take it right now: {0}. Try again later.",
          "今、受け入れられるホストがありません: {0}。しばらくしてから試してください。");
  private static final Sentence MORE = new Sentence("{0} more hosts", "ほか {0} 台");

  private final Placement placement;
  private final Wish wish;

  /** Those that an administrator did not take out of use. */
  private final List<Verdict> open;

  private Refusal(Placement placement) {
    this.placement = placement;
    this.wish = placement.wish();
    this.open =
        placement.verdicts().stream().filter(host -> !host.isFor(Obstacle.DRAINING)).toList();
  }

  /** The refusal of an order that no host can take. */
  static ApiException of(Placement placement) {
    return new Refusal(placement).exception();
  }

  private ApiException exception() {
    if (wish.host() != null && placement.verdicts().isEmpty()) {
      return invalid("host", NO_HOST);
    }
    if (wish.host() != null && open.isEmpty()) {
      return invalid("host", DRAINING);
    }
    if (open.isEmpty()) {
      return new ApiException(ErrorCode.NO_CAPACITY, NONE_ACTIVE);
    }
    var possible = open.stream().filter(host -> !host.isForEver()).toList();
    if (possible.isEmpty()) {
      return never();
    }
    return possible.stream().allMatch(Verdict::isAbsent)
        ? new ApiException(ErrorCode.HOST_UNREACHABLE, listed(ABSENT, possible)).retryAfter(SOON)
        : new ApiException(ErrorCode.NO_CAPACITY, listed(NONE_NOW, possible));
  }

  private ApiException never() {
    for (var field : List.of("cpus", "memoryMiB", "gpus")) {
      if (open.stream().allMatch(host -> isTooSmall(host, field))) {
        return invalid(field, TOO_MUCH.with(wished(field)));
      }
    }
    if (open.stream().anyMatch(host -> host.isFor(Obstacle.NO_IMAGE))) {
      return new ApiException(
          ErrorCode.IMAGE_NOT_AVAILABLE,
          NO_IMAGE.with(wish.image()),
          List.of(new FieldProblem("image", NO_IMAGE.with(wish.image()))));
    }
    var fields =
        Stream.of("cpus", "memoryMiB", "gpus")
            .filter(field -> open.stream().anyMatch(host -> isTooSmall(host, field)))
            .map(field -> new FieldProblem(field, TOGETHER.with(wished(field))))
            .toList();
    return invalid(fields);
  }

  private static boolean isTooSmall(Verdict host, String field) {
    return host.reasons().stream()
        .anyMatch(
            reason -> reason.obstacle() == Obstacle.TOO_SMALL && field.equals(reason.field()));
  }

  private Object wished(String field) {
    return switch (field) {
      case "cpus" -> wish.cpus();
      case "memoryMiB" -> wish.memoryMiB();
      default -> wish.gpus();
    };
  }

  /** The nearest misses first: what one is told of should be what one can do something about. */
  private static Sentence listed(Sentence frame, List<Verdict> hosts) {
    var nearest =
        hosts.stream().sorted(Comparator.comparing(host -> host.reasons().size())).toList();
    var english = line(nearest, Locale.ENGLISH, ", ", "; ");
    var japanese = line(nearest, Locale.JAPANESE, "、", " / ");
    return new Sentence(frame.with(english).english(), frame.with(japanese).japanese());
  }

  private static String line(List<Verdict> hosts, Locale language, String and, String next) {
    Function<Verdict, String> told =
        host ->
            host.host().name()
                + ": "
                + host.reasons().stream()
                    .map(reason -> reason.detail().in(language))
                    .collect(Collectors.joining(and));
    var parts = new ArrayList<>(hosts.stream().limit(MOST_NAMED).map(told).toList());
    if (hosts.size() > MOST_NAMED) {
      parts.add(MORE.with(hosts.size() - MOST_NAMED).in(language));
    }
    return String.join(next, parts);
  }

  private static ApiException invalid(String field, Sentence message) {
    return invalid(List.of(new FieldProblem(field, message)));
  }

  private static ApiException invalid(List<FieldProblem> fields) {
    var first = fields.get(0);
    return new ApiException(
        ErrorCode.INVALID,
        new Sentence(
            first.name() + " " + first.message().english(),
            first.name() + " " + first.message().japanese()),
        fields);
  }
}
