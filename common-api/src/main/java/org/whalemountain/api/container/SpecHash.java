package org.whalemountain.api.container;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A spec's hash: SHA-256 over its fields in a fixed order, each with its length before it, so that
 * no two specs give the same text.
 */
public final class SpecHash {
  /** Belongs to the label's value: another form gets another number. */
  private static final String FORM = "1";

  private SpecHash() {}

  /** 64 hexadecimal digits; equal for equal specs and only for them. */
  public static String of(ContainerSpec spec) {
    return of(spec, port -> port.guest() + ":" + port.host());
  }

  /** The same, where the agent's host chooses the host ports itself. */
  public static String withoutHostPorts(ContainerSpec spec) {
    return of(spec, port -> Integer.toString(port.guest()));
  }

  private static String of(ContainerSpec spec, Function<PortMapping, String> portText) {
    var text = new StringBuilder();
    add(text, FORM);
    for (var field : List.of(spec.id(), spec.owner(), spec.name(), spec.console(), spec.image())) {
      add(text, field);
    }
    add(text, spec.environments());
    add(text, spec.ports().stream().map(portText).toList());
    add(text, spec.command());
    add(text, spec.gpus());
    add(text, BigDecimal.valueOf(spec.cpus()).stripTrailingZeros().toPlainString());
    add(text, spec.memoryMiB().toString());
    if (spec.launch() != null) {
      // only then, as those made before there was such a thing have their hash already
      add(text, spec.launch());
    }
    return HexFormat.of()
        .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static void add(StringBuilder text, Launch launch) {
    var manner =
        Stream.of(launch.tty(), launch.stdin(), launch.stdinOnce(), launch.once(), launch.held());
    add(text, manner.map(String::valueOf).toList());
    add(text, launch.entrypoint());
    add(text, Objects.toString(launch.directory(), ""));
    add(text, Objects.toString(launch.user(), ""));
    add(text, List.copyOf(launch.labels().keySet()));
    add(text, List.copyOf(launch.labels().values()));
  }

  private static void add(StringBuilder text, List<String> values) {
    text.append(values.size()).append('[');
    values.forEach(value -> add(text, value));
  }

  private static void add(StringBuilder text, String value) {
    text.append(value.length()).append(':').append(value);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
