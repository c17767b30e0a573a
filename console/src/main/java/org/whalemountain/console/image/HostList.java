package org.whalemountain.console.image;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.image.ImageReport;

/**
 * A host's list, as far as it can be believed.
 *
 * @param references what each reference there means, ids among them
 * @param images by id; without those of an owner who cannot be, which nobody may use
 */
record HostList(Map<String, String> references, Map<String, Seen> images) {

  private static final Logger LOG = Logger.getLogger(HostList.class);
  private static final int LONGEST_REFERENCE = 512;

  /** What a host tells of one image. */
  record Seen(String owner, long sizeBytes, Instant createdAt) {}

  static HostList of(String host, List<ImageReport> reports) {
    var references = new HashMap<String, String>();
    var images = new TreeMap<String, Seen>();
    for (var report : reports) {
      var id = report.id();
      if (id == null || !ImageReference.isId(id)) {
        continue;
      }
      references.put(id, id);
      Stream.concat(report.names().stream(), report.digests().stream())
          .filter(name -> !ImageReference.isMark(name))
          .map(ImageReference::of)
          .filter(reference -> reference.length() <= LONGEST_REFERENCE)
          .forEach(reference -> references.put(reference, id));
      var owner = report.owner();
      if (owner == null || FullName.ACCOUNT.matcher(owner).matches()) {
        images.put(id, new Seen(owner, Math.max(0, report.sizeBytes()), report.createdAt()));
      } else {
        LOG.warnf("an image claims an owner who cannot be host=%s image=%s", host, id);
      }
    }
    return new HostList(references, images);
  }

  boolean has(String id) {
    return references.containsKey(id);
  }

  boolean isEmpty() {
    return references.isEmpty();
  }

  int size() {
    return (int)
        references.entrySet().stream().filter(e -> e.getKey().equals(e.getValue())).count();
  }
}
