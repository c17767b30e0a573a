package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;

/** Containers whose records are lost, and what an administrator does about them. */
final class Orphans {

  private static final String PATH = "/api/v1/orphans";

  private final Department all;

  Orphans(Department all) {
    this.all = all;
  }

  /** A running one on the first host, as it is listed. */
  JsonNode make(String name) {
    var id = all.make(name, all.host(0));
    all.rig.database.change(
        "DELETE FROM reservation WHERE container_id = '" + id + "'",
        "DELETE FROM reserved_port WHERE container_id = '" + id + "'",
        "DELETE FROM container WHERE id = '" + id + "'");
    return Eventually.see(
            Department.HEALED,
            () -> list().stream().filter(it -> it.path("recordId").asText().equals(id)).toList(),
            found -> found.size() == 1)
        .get(0);
  }

  List<JsonNode> list() {
    return all.admin().get(PATH).expect(200).json().findParents("recordId");
  }

  void awaitNone() {
    Eventually.see(Department.HEALED, this::list, List::isEmpty);
  }

  Call.Answer adopt(JsonNode orphan) {
    return all.admin().post(PATH + "/" + orphan.path("id").asText() + "/adopt");
  }

  Call.Answer remove(JsonNode orphan) {
    return all.admin().delete(PATH + "/" + orphan.path("id").asText());
  }

  /** All at once. */
  Call.Answer rebuild() {
    return all.admin().post("/api/v1/rebuild-ownership", "{}");
  }
}
