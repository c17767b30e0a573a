package org.whalemountain.console.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import java.util.List;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.problem.StrictJson;

/** Lists in one column, as JSON. */
abstract class JsonList<T> implements AttributeConverter<List<T>, String> {

  private static final ObjectMapper JSON = StrictJson.mapper();

  private final TypeReference<List<T>> type;

  private JsonList(TypeReference<List<T>> type) {
    this.type = type;
  }

  @Override
  public String convertToDatabaseColumn(List<T> list) {
    try {
      return JSON.writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of plain values is always JSON", e);
    }
  }

  @Override
  public List<T> convertToEntityAttribute(String text) {
    try {
      return text == null || text.equals("[]") ? List.of() : JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list in the database is no JSON", e);
    }
  }

  /** Texts. */
  static final class OfTexts extends JsonList<String> {
    OfTexts() {
      super(new TypeReference<>() {});
    }
  }

  /** Guest ports with their host ports. */
  static final class OfPorts extends JsonList<PortMapping> {
    OfPorts() {
      super(new TypeReference<>() {});
    }
  }
}
