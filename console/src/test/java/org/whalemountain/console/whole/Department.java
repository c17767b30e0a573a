package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;

import static org.assertj.core.api.Assertions.assertThat;

/** A rig with one student, impatient enough that tests need not wait for minutes. */
final class Department implements AutoCloseable {

  /** Within this all must be well again. */
  static final Duration HEALED = Duration.ofSeconds(60);

  private static final Map<String, String> IMPATIENT =
      Map.of(
          "whalemountain.host.watch-every", "1s",
          "whalemountain.host.look-timeout", "PT3S",
          "whalemountain.host.create-timeout", "PT10S",
          "whalemountain.host.change-timeout", "PT10S",
          "whalemountain.host.fresh", "PT5S");

  final String student = "student";
  final Rig rig;

  /** Where the tests do not run as root, they are skipped with that reason. */
  Department(int blades) {
    var isRoot = "root".equals(System.getProperty("user.name"));
    Assumptions.assumeTrue(isRoot, "making blades takes root, for namespaces and engines");
    rig = new Rig(blades, List.of(student), IMPATIENT);
  }

  RigHost host(int number) {
    return rig.hosts.get(number);
  }

  Call student() {
    return rig.as(student);
  }

  Call admin() {
    return rig.as(rig.admin);
  }

  /**
   * A running container with a port behind which it tells its name; what died before may be late.
   */
  String make(String name, RigHost host) {
    return again(() -> order(name, host)).expect(201).json().path("id").asText();
  }

  /** Orders one; on any host where none is given. */
  Call.Answer order(String name, RigHost host) {
    var script =
        "mkdir -p /tmp/w && echo %s >/tmp/w/name && exec httpd -f -p 8080 -h /tmp/w"
            .formatted(name);
    var order = new HashMap<String, Object>();
    order.put("name", name);
    order.put("image", Blade.IMAGE);
    order.put("cpus", 0.1);
    order.put("memoryMiB", 32);
    order.put("guestPorts", List.of(8080));
    order.put("command", List.of("sh", "-c", script));
    if (host != null) {
      order.put("host", host.name());
    }
    return student().post("/api/v1/containers", Call.json(order));
  }

  JsonNode container(String id) {
    return student().get("/api/v1/containers/" + id).expect(200).json();
  }

  String status(String id) {
    return container(id).path("status").asText();
  }

  void awaitStatus(String id, String status) {
    Eventually.see(HEALED, () -> status(id), status::equals);
  }

  /** What the container itself says at its port. */
  String toldAt(RigHost host, String id) {
    var port = container(id).path("ports").path(0).path("host").asInt();
    return Call.to(URI.create("http://" + host.blade().address() + ":" + port))
        .get("/name")
        .expect(200)
        .text()
        .strip();
  }

  void awaitAgreement() {
    var admin = admin();
    Eventually.see(HEALED, () -> Agreement.differences(rig, admin), List::isEmpty);
  }

  /** Waits until the console has asked a host that often once more. */
  static void awaitRequests(RigHost host, int requests) {
    var asked = new AtomicInteger();
    host.wire()
        .disturb(
            () -> {
              asked.incrementAndGet();
              return Mischief.NONE;
            });
    Eventually.see(HEALED, asked::get, n -> n >= requests);
  }

  /** Makes the same call again, as long as it is told that something does not answer yet. */
  static Call.Answer again(Supplier<Call.Answer> call) {
    return Eventually.see(HEALED, call, answer -> answer.status() != 503);
  }

  /** Why the console does not use the host, or nothing. */
  String trouble(RigHost host) {
    for (var known : admin().get("/api/v1/hosts").expect(200).json()) {
      if (known.path("name").asText().equals(host.name())) {
        return known.path("trouble").asText("");
      }
    }
    throw new AssertionError("the console does not know " + host.name());
  }

  /** Deletes all that the student has; every wire is whole again, every host answers. */
  void clear() {
    for (var host : rig.hosts) {
      host.wire().disturb(() -> Mischief.NONE);
      host.wire().pass();
      host.wire().heal();
      host.wire().leadTo(host.address());
    }
    var mine = student();
    Eventually.see(
        HEALED,
        () -> {
          var left = mine.get("/api/v1/containers?limit=1000").expect(200).json();
          left.forEach(one -> mine.delete("/api/v1/containers/" + one.path("id").asText()));
          return left.size();
        },
        left -> left == 0);
    assertThat(rig.inEngines()).isEmpty();
    var admin = admin();
    Eventually.see(
        HEALED,
        () -> admin.get("/api/v1/hosts").expect(200).json().findValues("unreachableSince"),
        since -> since.stream().allMatch(JsonNode::isNull));
  }

  @Override
  public void close() {
    rig.close();
  }
}
