package org.whalemountain.api.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * One record as one line of JSON: {@code timestamp}, {@code level}, {@code logger}, {@code thread},
 * {@code message}, every key of the request the line belongs to ({@code requestId}, …) and {@code
 * stackTrace} where there is one.
 */
final class JsonLine extends ExtFormatter {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String format(ExtLogRecord line) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("timestamp", line.getInstant().toString());
    fields.put("level", line.getLevel().getName());
    fields.put("logger", line.getLoggerName());
    fields.put("thread", line.getThreadName());
    fields.put("message", line.getFormattedMessage());
    line.getMdcCopy().forEach(fields::putIfAbsent);
    if (line.getThrown() != null) {
      var trace = new StringWriter();
      line.getThrown().printStackTrace(new PrintWriter(trace, true));
      fields.put("stackTrace", trace.toString());
    }
    try {
      return JSON.writeValueAsString(fields) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }
}
