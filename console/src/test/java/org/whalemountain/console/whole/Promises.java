package org.whalemountain.console.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalemountain.console.whole.Ledger.End;

/** Compares what people were told with what the engines hold. */
final class Promises {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private Promises() {}

  /** Promises that were not kept. */
  static List<String> broken(Ledger ledger, Rig rig) {
    var broken = new ArrayList<>(ledger.broken());
    var found = rig.inEngines();
    var byName = found.stream().collect(Collectors.groupingBy(Found::fullName));
    for (var entry : ledger.entries().values()) {
      var there = byName.getOrDefault(entry.order().fullName(), List.of());
      var end =
          there.isEmpty() ? End.NOTHING : there.get(0).isRunning() ? End.RUNNING : End.STOPPED;
      if (there.size() > 1
          || !entry.ends().contains(end)
          || (entry.id() != null && !there.isEmpty() && !there.get(0).id().equals(entry.id()))) {
        broken.add(
            "%s should be there as %s, id %s; there is %s"
                .formatted(entry.order(), entry.ends(), entry.id(), there));
      }
    }
    for (var one : found) {
      if (!ledger.entries().containsKey(one.fullName())) {
        broken.add("nobody ordered " + one);
      }
      if (one.isRunning() && one.ports().containsKey(ChaosOrder.TELLING)) {
        requireItsOwnPort(one, rig, broken);
      }
    }
    return broken;
  }

  /** Who answers at its port is the container itself. */
  private static void requireItsOwnPort(Found one, Rig rig, List<String> broken) {
    var blade =
        rig.hosts.stream()
            .filter(host -> host.name().equals(one.blade()))
            .findFirst()
            .orElseThrow();
    var url =
        "http://%s:%d/name".formatted(blade.blade().address(), one.ports().get(ChaosOrder.TELLING));
    try {
      var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
      var told = HTTP.send(request, BodyHandlers.ofString()).body().strip();
      if (!told.equals(one.fullName())) {
        broken.add(url + " should be " + one.fullName() + " and says " + told);
      }
    } catch (IOException e) {
      broken.add(url + " of " + one.fullName() + " does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
