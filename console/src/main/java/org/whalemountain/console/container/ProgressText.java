package org.whalemountain.console.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import org.whalemountain.api.container.PullProgress;
import org.whalemountain.api.problem.StrictJson;

/** Numbers of a pull in one column, as JSON. */
final class ProgressText implements AttributeConverter<PullProgress, String> {

  private static final ObjectMapper JSON = StrictJson.mapper();

  static String of(PullProgress progress) {
    try {
      return progress == null ? null : JSON.writeValueAsString(progress);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain numbers are always JSON", e);
    }
  }

  @Override
  public String convertToDatabaseColumn(PullProgress progress) {
    return of(progress);
  }

  @Override
  public PullProgress convertToEntityAttribute(String text) {
    return read(text);
  }

  static PullProgress read(String text) {
    try {
      return text == null ? null : JSON.readValue(text, PullProgress.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the numbers in the database are no JSON", e);
    }
  }
}
