package org.whalemountain.docker.container;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalemountain.api.container.PortMapping;

/** Ports as a label holds them, {@code 8080:49200,22:49201}. */
final class PortLabel {
  private static final Pattern ONE = Pattern.compile("(\\d{1,5}):(\\d{1,5})");

  private PortLabel() {}

  static String write(List<PortMapping> ports) {
    return ports.stream()
        .map(port -> port.guest() + ":" + port.host())
        .collect(Collectors.joining(","));
  }

  /** What is no port is left out: somebody else may have written the label. */
  static List<PortMapping> read(String label) {
    return Arrays.stream(label == null ? new String[0] : label.split(","))
        .map(ONE::matcher)
        .filter(one -> one.matches())
        .map(one -> new PortMapping(Integer.parseInt(one.group(1)), Integer.parseInt(one.group(2))))
        .toList();
  }
}
