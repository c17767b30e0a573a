package org.whalemountain.k8s.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/**
 * Whether an object still is what it should be. The API server adds fields of its own, so all that
 * is wanted must be there, and more may be; lists must be as long, or somebody added a right.
 */
final class Likeness {

  private static final List<String> SERVERS_OWN = List.of("status", "apiVersion", "kind");

  private Likeness() {}

  static boolean holds(HasMetadata actual, HasMetadata wanted) {
    ObjectMapper json = Serialization.jsonMapper();
    var tree = (ObjectNode) json.valueToTree(wanted);
    tree.remove(SERVERS_OWN);
    return holds(json.valueToTree(actual), tree);
  }

  private static boolean holds(JsonNode actual, JsonNode wanted) {
    if (isNothing(wanted)) {
      return isNothing(actual) || actual.isObject();
    }
    if (actual == null || actual.getNodeType() != wanted.getNodeType()) {
      return false;
    }
    if (wanted.isObject()) {
      return wanted.properties().stream()
          .allMatch(field -> holds(actual.get(field.getKey()), field.getValue()));
    }
    if (!wanted.isArray()) {
      return actual.equals(wanted);
    }
    if (actual.size() != wanted.size()) {
      return false;
    }
    for (var i = 0; i < wanted.size(); i++) {
      if (!holds(actual.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** An empty object is left out by some of those who write JSON. */
  private static boolean isNothing(JsonNode node) {
    return node == null || node.isNull() || (node.isObject() && node.isEmpty());
  }
}
