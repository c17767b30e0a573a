package org.whalemountain.docker.network;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The addresses that accounts' networks are cut from, all of one size.
 *
 * @param whole all of them
 * @param prefixLength of one network
 */
record SubnetPool(Subnet whole, int prefixLength) {
  /** A bridge needs an address for itself and one for a container. */
  private static final int SMALLEST = 30;

  SubnetPool {
    if (prefixLength < whole.prefixLength() || prefixLength > SMALLEST) {
      throw new IllegalArgumentException(
          "whalemountain.network.prefix-length must be between %d and %d, was %d"
              .formatted(whole.prefixLength(), SMALLEST, prefixLength));
    }
  }

  static SubnetPool of(NetworkConfig config) {
    var whole =
        Subnet.read(config.pool())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "whalemountain.network.pool must be like 10.210.0.0/16, was "
                            + config.pool()));
    return new SubnetPool(whole, config.prefixLength());
  }

  /**
   * The first one that overlaps with nobody's.
   *
   * @param used every network in use, ours and foreign
   */
  Optional<Subnet> next(Collection<Subnet> used) {
    return all().filter(isFree(used)).findFirst();
  }

  /** How many are left. */
  long free(Collection<Subnet> used) {
    return all().filter(isFree(used)).count();
  }

  private Stream<Subnet> all() {
    var step = new Subnet(0, prefixLength).size();
    return LongStream.range(0, whole.size() / step)
        .mapToObj(i -> new Subnet(whole.address() + i * step, prefixLength));
  }

  private static Predicate<Subnet> isFree(Collection<Subnet> used) {
    return subnet -> used.stream().noneMatch(subnet::overlaps);
  }
}
