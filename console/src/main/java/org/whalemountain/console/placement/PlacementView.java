package org.whalemountain.console.placement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.console.quota.QuotaView;

/**
 * Where an order would go right now, and why nowhere else.
 *
 * @param host the one that would be chosen; null where none can take it
 * @param why why that one; null where there is none
 * @param refusal what a create would be told; null where it would be placed and the quota suffices
 * @param hosts every host that may be meant, the best first; none where there is no such image
 * @param quota what the account may have, and has
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PlacementView(
    String host, String why, RefusalView refusal, List<HostVerdict> hosts, QuotaView quota) {

  /**
   * Why a create would be refused.
   *
   * @param code of the error
   * @param detail a sentence
   */
  public record RefusalView(ErrorCode code, String detail) {

    static RefusalView of(ApiException refusal, Locale language) {
      return new RefusalView(refusal.code(), refusal.detail().in(language));
    }
  }

  /**
   * How one host stands to the order.
   *
   * @param chosen whether it would be the one
   * @param possible whether it could take the order
   * @param hasImage whether the image is there
   * @param loadPercent how much of it would be lent with the order, of what is scarcest there
   * @param reasons why it cannot
   */
  public record HostVerdict(
      String host,
      boolean chosen,
      boolean possible,
      boolean hasImage,
      long loadPercent,
      List<ReasonView> reasons) {}

  /**
   * One reason.
   *
   * @param code what stands in the way
   * @param detail a sentence
   */
  public record ReasonView(Obstacle code, String detail) {}

  /** What nobody is asked about: there is no such image for the one who orders. */
  static PlacementView refused(ApiException refusal, QuotaView quota, Locale language) {
    return new PlacementView(null, null, RefusalView.of(refusal, language), List.of(), quota);
  }

  static PlacementView of(
      Placement placement, ApiException quotaRefusal, QuotaView quota, Locale language) {
    var chosen = placement.isPossible() ? placement.chosen() : null;
    var refused = placement.isPossible() ? quotaRefusal : Refusal.of(placement);
    return new PlacementView(
        chosen == null ? null : chosen.host(),
        chosen == null ? null : chosen.why().in(language),
        refused == null ? null : RefusalView.of(refused, language),
        placement.verdicts().stream()
            .map(
                verdict ->
                    verdict(
                        verdict,
                        chosen != null && chosen.host().equals(verdict.host().name()),
                        language))
            .toList(),
        quota);
  }

  private static HostVerdict verdict(Verdict verdict, boolean isChosen, Locale language) {
    return new HostVerdict(
        verdict.host().name(),
        isChosen,
        verdict.canTake(),
        verdict.hasImage(),
        verdict.loadPercent(),
        verdict.reasons().stream()
            .map(reason -> new ReasonView(reason.obstacle(), reason.sentence().in(language)))
            .toList());
  }
}
