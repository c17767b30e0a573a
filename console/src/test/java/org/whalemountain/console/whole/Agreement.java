package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.whalemountain.api.contract.Call;

/** Compares what database, API and engines say of the same containers. */
final class Agreement {

  private static final String RECORDS =
      "SELECT id, full_name, host, status, wanted FROM container WHERE live_name IS NOT NULL";
  private static final String HELD =
      """
      SELECT CONCAT('port ', host, ' ', port), container_id FROM reserved_port WHERE container_id IS NOT NULL
      UNION ALL SELECT CONCAT('gpu ', host, ' ', uuid), container_id FROM reserved_gpu
      UNION ALL SELECT CONCAT('share ', container_id), container_id FROM reservation
      """;

  private final Rig rig;
  private final Call admin;
  private final List<String> differences = new ArrayList<>();

  private Agreement(Rig rig, Call admin) {
    this.rig = rig;
    this.admin = admin;
  }

  /** What they do not agree on; nothing where all is well. */
  static List<String> differences(Rig rig, Call admin) {
    var agreement = new Agreement(rig, admin);
    agreement.compare();
    return agreement.differences;
  }

  private void compare() {
    var found = rig.inEngines();
    var inEngines = byId(found);
    var listed =
        rig.listed(admin).stream()
            .collect(Collectors.toMap(one -> one.path("id").asText(), Function.identity()));
    var records = rig.database.query(RECORDS);
    for (var record : records) {
      var id = record.get(0);
      compare(record, listed.remove(id), inEngines.remove(id));
    }
    listed.keySet().forEach(id -> differences.add("the API has " + id + ", the database has not"));
    inEngines
        .values()
        .forEach(one -> differences.add("an engine has " + one + " without a record"));
    nothingTwice(found);
    heldByLiving(records, found);
  }

  private Map<String, Found> byId(List<Found> found) {
    var byId = new HashMap<String, Found>();
    for (var one : found) {
      var other = byId.put(one.id(), one);
      if (other != null) {
        differences.add("doubled: " + one + " and " + other);
      }
    }
    return byId;
  }

  private void compare(List<String> record, JsonNode listed, Found found) {
    var what = record.get(1) + " on " + record.get(2);
    var status = record.get(3);
    if (listed == null || !listed.path("status").asText().equalsIgnoreCase(status)) {
      differences.add(what + " is " + status + " in the database, in the API " + listed);
      return;
    }
    if (found == null) {
      differences.add(what + " is " + status + ", and no engine has it");
      return;
    }
    var seen = found.isRunning() ? "RUNNING" : "STOPPED";
    if (!found.blade().equals(record.get(2)) || !found.fullName().equals(record.get(1))) {
      differences.add(what + " is in the engine " + found);
    }
    if (!status.equals(seen) || !record.get(4).equals(seen)) {
      differences.add(
          "%s is %s, wanted %s, and %s in its engine".formatted(what, status, record.get(4), seen));
    }
    if (!ports(listed).equals(Map.copyOf(found.ports()))
        || !texts(listed.path("gpus")).equals(List.copyOf(found.gpus()))) {
      differences.add(what + " has other ports or GPUs than " + found + ": " + listed);
    }
  }

  private void nothingTwice(List<Found> found) {
    var given = new HashSet<String>();
    for (var one : found) {
      one.ports().values().forEach(port -> once(given, one.blade() + " port " + port, one));
      one.gpus().forEach(gpu -> once(given, one.blade() + " " + gpu, one));
    }
  }

  private void once(HashSet<String> given, String what, Found whose) {
    if (!given.add(what)) {
      differences.add("given twice: " + what + ", to " + whose + " and another one");
    }
  }

  /** Every reservation belongs to a record, and every port and GPU of an engine is reserved. */
  private void heldByLiving(List<List<String>> records, List<Found> found) {
    var living = records.stream().map(record -> record.get(0)).collect(Collectors.toSet());
    var held = new HashMap<String, String>();
    for (var row : rig.database.query(HELD)) {
      held.put(row.get(0), row.get(1));
      if (!living.contains(row.get(1))) {
        differences.add("held for nobody: " + row);
      }
    }
    for (var one : found) {
      var needs = new ArrayList<>(List.of("share " + one.id()));
      one.ports().values().forEach(port -> needs.add("port " + one.blade() + " " + port));
      one.gpus().forEach(gpu -> needs.add("gpu " + one.blade() + " " + gpu));
      for (var need : needs) {
        if (!one.id().equals(held.get(need))) {
          differences.add("not reserved for " + one + ": " + need);
        }
      }
    }
  }

  private static Map<Integer, Integer> ports(JsonNode listed) {
    var ports = new HashMap<Integer, Integer>();
    listed
        .path("ports")
        .forEach(port -> ports.put(port.path("guest").asInt(), port.path("host").asInt()));
    return ports;
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).sorted().toList();
  }
}
