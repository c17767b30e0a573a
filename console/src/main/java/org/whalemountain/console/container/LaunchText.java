package org.whalemountain.console.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.problem.StrictJson;

/** How a program is started, in one column, as JSON. */
final class LaunchText implements AttributeConverter<Launch, String> {

  private static final ObjectMapper JSON = StrictJson.mapper();

  @Override
  public String convertToDatabaseColumn(Launch launch) {
    try {
      return launch == null ? null : JSON.writeValueAsString(launch);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("yes and no are always JSON", e);
    }
  }

  @Override
  public Launch convertToEntityAttribute(String text) {
    try {
      return text == null ? null : JSON.readValue(text, Launch.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the launch in the database is no JSON", e);
    }
  }
}
