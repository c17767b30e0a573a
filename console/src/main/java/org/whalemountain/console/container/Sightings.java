package org.whalemountain.console.container;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whalemountain.api.container.ContainerReport;
import org.whalemountain.api.container.FullName;

/**
 * What one host's list says.
 *
 * @param ours what this installation ordered, by the record's id
 * @param foreign how many others bear labels of ours
 */
record Sightings(Map<String, ContainerReport> ours, int foreign) {

  /** Sorts a list; of two with one id that one counts which has the name its labels say. */
  static Sightings of(List<ContainerReport> list, String installation) {
    var ours = new HashMap<String, ContainerReport>();
    for (var report : list) {
      if (isWhole(report) && installation.equals(report.console())) {
        ours.merge(report.id(), report, (one, two) -> isUnderItsName(one) ? one : two);
      }
    }
    return new Sightings(Map.copyOf(ours), list.size() - ours.size());
  }

  /** Half an entry says nothing. */
  private static boolean isWhole(ContainerReport report) {
    return report != null
        && report.id() != null
        && report.fullName() != null
        && report.status() != null;
  }

  /** Whether it has the name in the engine that its labels say. */
  static boolean isUnderItsName(ContainerReport report) {
    return report.owner() != null
        && report.name() != null
        && FullName.of(report.owner(), report.name()).equals(report.fullName());
  }

  /** How many of these records it says something of. */
  long found(Collection<Container> records) {
    return records.stream().filter(record -> ours.containsKey(record.id)).count();
  }
}
