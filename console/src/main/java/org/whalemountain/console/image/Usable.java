package org.whalemountain.console.image;

import java.util.Map;
import java.util.Set;

/**
 * What a spelling means to somebody who may use it.
 *
 * @param ids the image's id on each host that has it; hosts may mean different ones by one name
 * @param isPullable whether a host that lacks it may ask a registry for it
 */
public record Usable(Map<String, String> ids, boolean isPullable) {

  public Usable {
    ids = Map.copyOf(ids);
  }

  /** The hosts that have it. */
  public Set<String> hosts() {
    return ids.keySet();
  }

  /** The image there; null where the host is to fetch it. */
  public String idOn(String host) {
    return ids.get(host);
  }
}
