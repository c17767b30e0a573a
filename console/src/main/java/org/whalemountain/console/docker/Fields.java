package org.whalemountain.console.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads fields of the engine's JSON, where what is left out, null and empty mean the same. */
final class Fields {

  private Fields() {}

  /** Whether a field is as good as left out. */
  static boolean saysNothing(Object value) {
    if (value instanceof JsonArray array) {
      return array.isEmpty();
    }
    if (value instanceof JsonObject object) {
      return object.isEmpty();
    }
    return value == null
        || value.equals(false)
        || value.equals("")
        || (value instanceof Number number && number.doubleValue() == 0);
  }

  static JsonObject object(JsonObject part, String field) {
    return Objects.requireNonNullElse(part.getJsonObject(field), new JsonObject());
  }

  static String text(JsonObject part, String field) {
    return Objects.requireNonNullElse(part.getString(field), "");
  }

  static long number(JsonObject part, String field) {
    return Objects.requireNonNullElse(part.getLong(field), 0L);
  }

  static List<String> texts(JsonObject part, String field) {
    var array = part.getJsonArray(field);
    return array == null ? List.of() : array.stream().map(String.class::cast).toList();
  }

  static Map<String, String> words(JsonObject part, String field) {
    var words = new TreeMap<String, String>();
    object(part, field).forEach(one -> words.put(one.getKey(), (String) one.getValue()));
    return words;
  }
}
