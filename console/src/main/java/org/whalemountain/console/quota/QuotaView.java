package org.whalemountain.console.quota;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What an account may have, and has.
 *
 * @param account whose
 * @param own limits an administrator gave this account; null, or null in a field, where its groups
 *     or the console's configuration decide
 * @param groups the directory's groups of the person, as of the last login
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record QuotaView(
    String account,
    Count containers,
    Count gpus,
    Amount cpus,
    Count memoryMiB,
    Limits own,
    List<String> groups) {

  /**
   * Of what is counted.
   *
   * @param limit at most
   * @param used now
   */
  public record Count(long limit, long used) {}

  /**
   * Of what is divided.
   *
   * @param limit at most
   * @param used now
   */
  public record Amount(double limit, double used) {}

  static QuotaView of(String account, Quota limit, Quota used, Limits own, List<String> groups) {
    return new QuotaView(
        account,
        new Count(limit.containers(), used.containers()),
        new Count(limit.gpus(), used.gpus()),
        new Amount(limit.cpus(), used.cpus()),
        new Count(limit.memoryMiB(), used.memoryMiB()),
        own,
        groups);
  }
}
