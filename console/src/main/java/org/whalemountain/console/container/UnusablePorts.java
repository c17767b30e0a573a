package org.whalemountain.console.container;

import java.util.List;
import java.util.regex.Pattern;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.problem.ApiException;

/** Which ports an agent found in use: it names the field, {@code ports[1].host}. */
final class UnusablePorts {

  private static final Pattern FIELD = Pattern.compile("ports\\[(\\d{1,2})](?:\\.host)?");

  private UnusablePorts() {}

  /** Those of the ports that the refusal names; empty where it names none. */
  static List<PortMapping> of(ApiException refusal, List<PortMapping> ports) {
    return refusal.fields().stream()
        .map(field -> FIELD.matcher(field.name()))
        .filter(field -> field.matches() && Integer.parseInt(field.group(1)) < ports.size())
        .map(field -> ports.get(Integer.parseInt(field.group(1))))
        .distinct()
        .toList();
  }
}
