package org.whalemountain.console.placement;

import java.util.Comparator;
import java.util.List;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Sentence;

/**
 * On which host an order is carried out, and why on no other. Chosen is, of the hosts that can take
 * it, the least lent one: the one with the smallest {@link Verdict#loadPercent}, to which {@value
 * Verdict#PULLING_PERCENT} are added where the image is not there; then the one with the fewest
 * containers; then the first by name.
 *
 * @param wish the order
 * @param verdicts one for each host that it may go to, the best first
 */
record Placement(Wish wish, List<Verdict> verdicts) {

  private static final Comparator<Verdict> BEST_FIRST =
      Comparator.comparing(Verdict::canTake, Comparator.reverseOrder())
          .thenComparing(Verdict::cost)
          .thenComparing(Verdict::containers)
          .thenComparing(verdict -> verdict.host().name());

  private static final Sentence NAMED = new Sentence("It was asked for.", "指定されたホストです。");
  private static final Sentence ONLY =
      new Sentence("It was the only host that could take it.", "受け入れられるホストはここだけでした。");
  private static final Sentence LEAST =
      new Sentence(
          "Of {0} hosts that could take it, this one was lent least ({1} % with it).",
          "受け入れられる {0} 台のうち、最も空きのあるホストでした (このコンテナを含めて {1} %)。");
  private static final Sentence HAD_IMAGE =
      new Sentence(
          "Of {0} hosts that could take it, this one was lent least ({1} % with it) of those that had the image.",
          "受け入れられる {0} 台のうち、イメージがあり最も空きのあるホストでした (このコンテナを含めて {1} %)。");

  static Placement of(Wish wish, Situation situation) {
    return new Placement(
        wish,
        situation.hosts().stream()
            .filter(host -> wish.host() == null || wish.host().equals(host.name()))
            .map(host -> situation.verdict(wish, host))
            .sorted(BEST_FIRST)
            .toList());
  }

  boolean isPossible() {
    return !verdicts.isEmpty() && verdicts.get(0).canTake();
  }

  /**
   * The host it goes to.
   *
   * @throws ApiException {@code invalid} or {@code image-not-available} for what no host could ever
   *     take, {@code no-capacity} for what none can take now, {@code host-unreachable} where nobody
   *     knows
   */
  Choice chosen() {
    if (!isPossible()) {
      throw Refusal.of(this);
    }
    var best = verdicts.get(0);
    return new Choice(
        best.host().name(),
        best.host().address(),
        best.freeGpus().subList(0, wish.gpus()),
        best.imageId(),
        why());
  }

  private Sentence why() {
    if (wish.host() != null) {
      return NAMED;
    }
    var able = verdicts.stream().filter(Verdict::canTake).toList();
    if (able.size() == 1) {
      return ONLY;
    }
    var best = able.get(0);
    var isOnlyForImage = able.stream().anyMatch(v -> v.loadPercent() < best.loadPercent());
    return (isOnlyForImage ? HAD_IMAGE : LEAST).with(able.size(), best.loadPercent());
  }
}
