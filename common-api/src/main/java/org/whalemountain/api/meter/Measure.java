package org.whalemountain.api.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One thing that is measured. The reference page is generated from all of them, so none is measured
 * that is not explained. No tag's value may be an account's or a container's name: each value is a
 * time series that is kept for ever.
 *
 * @param name with dots; Prometheus gets underscores and a unit
 * @param kind what Prometheus gets
 * @param tags names of its tags
 * @param meaning one or two sentences, for the reference page and for Prometheus
 */
public record Measure(String name, Kind kind, List<String> tags, String meaning) {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofSeconds(60),
    Duration.ofMinutes(10)
  };

  /** What Prometheus gets, and how the name ends there. */
  public enum Kind {
    /** A number now. */
    GAUGE(""),
    /** Seconds now. */
    SECONDS("_seconds"),
    /** How often so far. */
    COUNTER("_total"),
    /** How long, in buckets from 10 ms to 10 minutes. */
    HISTOGRAM("_seconds");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }
  }

  /** A number now. */
  public static Measure gauge(String name, String meaning, String... tags) {
    return new Measure(name, Kind.GAUGE, List.of(tags), meaning);
  }

  /** Seconds now. */
  public static Measure seconds(String name, String meaning, String... tags) {
    return new Measure(name, Kind.SECONDS, List.of(tags), meaning);
  }

  /** How often so far. */
  public static Measure counter(String name, String meaning, String... tags) {
    return new Measure(name, Kind.COUNTER, List.of(tags), meaning);
  }

  /** How long. */
  public static Measure histogram(String name, String meaning, String... tags) {
    return new Measure(name, Kind.HISTOGRAM, List.of(tags), meaning);
  }

  /** The name in Prometheus. */
  public String prometheusName() {
    return name.replace('.', '_') + kind.ending;
  }

  /** Counts one more; values in the tags' order. */
  public void count(String... values) {
    Counter.builder(name)
        .description(meaning)
        .tags(pairs(values))
        .register(Metrics.globalRegistry)
        .increment();
  }

  /** Lets Prometheus ask for the number; values in the tags' order. */
  public void ask(Supplier<Number> number, String... values) {
    Gauge.builder(name, number)
        .description(meaning)
        .tags(pairs(values))
        .register(Metrics.globalRegistry);
  }

  /** Notes how long it took since then, a {@link System#nanoTime}; values in the tags' order. */
  public void since(long began, String... values) {
    Timer.builder(name)
        .description(meaning)
        .tags(pairs(values))
        .serviceLevelObjectives(BUCKETS)
        .register(Metrics.globalRegistry)
        .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
  }

  /** Does it and notes how long it took, also where it failed; values in the tags' order. */
  public <T> T time(Supplier<T> work, String... values) {
    var began = System.nanoTime();
    try {
      return work.get();
    } finally {
      since(began, values);
    }
  }

  private String[] pairs(String... values) {
    if (values.length != tags.size()) {
      throw new IllegalArgumentException(name + " has the tags " + tags);
    }
    var pairs = new String[2 * values.length];
    for (var i = 0; i < values.length; i++) {
      pairs[2 * i] = tags.get(i);
      pairs[2 * i + 1] = values[i];
    }
    return pairs;
  }
}
