package org.whalemountain.console.placement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.HostCapacities;
import org.whalemountain.console.image.ImageAccess;
import org.whalemountain.console.image.Usable;
import org.whalemountain.console.reservation.PlacementConfig;
import org.whalemountain.console.reservation.Ports;
import org.whalemountain.console.reservation.RaceLost;
import org.whalemountain.console.reservation.Reservations;

/** Places orders by what is known of the hosts. */
@ApplicationScoped
public class Placements {

  private static final Sentence FILLED =
      new Sentence("The host {0} has just been filled.", "ホスト {0} はちょうど埋まりました。");

  private final HostCapacities hosts;
  private final ImageAccess images;
  private final Reservations reservations;
  private final Ports ports;
  private final Lending lending;

  Placements(
      HostCapacities hosts,
      ImageAccess images,
      Reservations reservations,
      Ports ports,
      PlacementConfig config) {
    this.hosts = hosts;
    this.images = images;
    this.reservations = reservations;
    this.ports = ports;
    this.lending = new Lending(config.cpuOvercommit(), config.memoryOvercommit(), ports.perHost());
  }

  /**
   * A choice that holds nothing yet.
   *
   * @param choice where the order is to go
   */
  public record Plan(Choice choice, Wish wish, Situation situation, boolean isHeld) {}

  /**
   * Chooses. Belongs into a transaction that sees what others have committed ({@link
   * Reservations#seeOthers}).
   *
   * @param account who orders
   * @param isAgain whether this order lost a race before: then nobody else places anything anywhere
   *     until the transaction ends, so that it cannot lose again
   * @throws org.whalemountain.api.problem.ApiException as {@link ImageAccess#find} and {@link
   *     Placement#chosen}
   */
  public Plan plan(String account, Wish wish, boolean isAgain) {
    // First of all: a stranger is to learn nothing of an image, not even that no host is free.
    var image = images.find(account, wish.image());
    if (isAgain) {
      reservations.lockAll();
    }
    // That a host's ports are used up is rare: found out when they are taken, then counted.
    var situation = situation(wish, image, isAgain);
    return new Plan(Placement.of(wish, situation).chosen(), wish, situation, isAgain);
  }

  /**
   * Lets nobody else place anything on the chosen host until the transaction ends.
   *
   * @return the choice, with GPUs that are still free
   * @throws RaceLost when the host was filled since the plan was made
   */
  public Choice hold(Plan plan) {
    var choice = plan.choice;
    if (plan.isHeld) {
      return choice;
    }
    reservations.lock(choice.host());
    var load = reservations.load(choice.host(), plan.wish.gpus() > 0);
    var now = Placement.of(plan.wish, plan.situation.only(choice.host(), load));
    if (!now.isPossible()) {
      throw new RaceLost(FILLED.with(choice.host()));
    }
    return new Choice(
        choice.host(), choice.address(), now.chosen().gpus(), choice.imageId(), choice.why());
  }

  /**
   * Refuses what no host could ever take; what merely none can take now may be had later.
   *
   * @throws ApiException as {@link ImageAccess#find}, and {@code invalid} or {@code
   *     image-not-available}
   */
  public void requireEver(String account, Wish wish) {
    try {
      placement(account, wish).chosen();
    } catch (ApiException e) {
      if (e.code() != ErrorCode.NO_CAPACITY && e.code() != ErrorCode.HOST_UNREACHABLE) {
        throw e;
      }
    }
  }

  /**
   * How an order stands right now; changes nothing and promises nothing.
   *
   * @throws org.whalemountain.api.problem.ApiException as {@link ImageAccess#find}
   */
  Placement placement(String account, Wish wish) {
    return Placement.of(wish, situation(wish, images.find(account, wish.image()), true));
  }

  private Situation situation(Wish wish, Usable image, boolean withPorts) {
    var withGpus = wish.gpus() > 0;
    return new Situation(
        hosts.all(withGpus, wish.attach()),
        reservations.loads(withGpus),
        image,
        withPorts && wish.ports() > 0 ? ports.inUse() : Map.of(),
        lending);
  }
}
