package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * One container of ours, as the engine itself tells it.
 *
 * @param blade which engine
 * @param fullName its name there
 * @param id the record it belongs to, by its label
 * @param owner whose, by its label
 * @param isRunning whether it runs
 * @param ports host ports by guest port, whether it runs or not
 * @param gpus UUIDs
 */
record Found(
    String blade,
    String fullName,
    String id,
    String owner,
    boolean isRunning,
    TreeMap<Integer, Integer> ports,
    TreeSet<String> gpus) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All of one blade. */
  static List<Found> on(Blade blade) {
    var ids = blade.docker("ps -aq --no-trunc --filter label=whalemountain.id").strip();
    if (ids.isEmpty()) {
      return List.of();
    }
    try {
      // What is removed between list and look is told on the error stream, and is not there.
      var told = blade.docker("inspect " + ids.replace('\n', ' ') + " 2>/dev/null || true");
      return StreamSupport.stream(JSON.readTree(told).spliterator(), false)
          .map(inspected -> of(blade.name(), inspected))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Found of(String blade, JsonNode inspected) {
    var labels = inspected.path("Config").path("Labels");
    var host = inspected.path("HostConfig");
    var ports = new TreeMap<Integer, Integer>();
    host.path("PortBindings")
        .properties()
        .forEach(
            entry ->
                ports.put(
                    Integer.valueOf(entry.getKey().replace("/tcp", "")),
                    entry.getValue().path(0).path("HostPort").asInt()));
    var gpus = new TreeSet<String>();
    host.path("DeviceRequests")
        .forEach(request -> request.path("DeviceIDs").forEach(gpu -> gpus.add(gpu.asText())));
    return new Found(
        blade,
        inspected.path("Name").asText().substring(1),
        labels.path("whalemountain.id").asText(),
        labels.path("whalemountain.owner").asText(),
        inspected.path("State").path("Running").asBoolean(),
        ports,
        gpus);
  }
}
