package org.whalemountain.console.whole;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the borrowers were told: what must be there afterwards, and what must not. */
final class Ledger {

  /** What may be there in the end. */
  enum End {
    RUNNING,
    STOPPED,
    NOTHING
  }

  /**
   * What is known of one order.
   *
   * @param order what was asked for
   * @param id of the record, or null where none was told
   * @param ends what may have become of it; more than one where an answer was lost
   */
  record Entry(ChaosOrder order, String id, Set<End> ends) {}

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final List<String> broken = new CopyOnWriteArrayList<>();

  /** The order came to nothing, by the console's word. */
  void refused(ChaosOrder order) {
    put(order, null, EnumSet.of(End.NOTHING));
  }

  /** Nobody said what came of the order. */
  void unclear(ChaosOrder order) {
    put(order, null, EnumSet.of(End.NOTHING, End.RUNNING));
  }

  void accepted(ChaosOrder order, String id) {
    put(order, id, EnumSet.of(End.RUNNING));
  }

  /** What its borrower asked for was done, or may have been done. */
  void becomes(ChaosOrder order, End end, boolean isSure) {
    entries.computeIfPresent(
        order.fullName(),
        (name, entry) -> {
          var ends = isSure ? EnumSet.of(end) : EnumSet.copyOf(entry.ends);
          ends.add(end);
          return new Entry(order, entry.id, ends);
        });
  }

  void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** A promise was broken. */
  void broken(String how) {
    broken.add(how);
  }

  Map<String, Entry> entries() {
    return Map.copyOf(entries);
  }

  Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  private void put(ChaosOrder order, String id, Set<End> ends) {
    entries.put(order.fullName(), new Entry(order, id, ends));
  }
}
