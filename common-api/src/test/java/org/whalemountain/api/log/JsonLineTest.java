package org.whalemountain.api.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonLineTest {

  @Test
  void aRecordIsOneLineWithTheRequestsKeys() throws JsonProcessingException {
    var record = new ExtLogRecord(Level.WARN, "said \"no\"\nforged", "a.Class");
    record.setLoggerName("a.Logger");
    record.setThrown(new IllegalStateException("broken"));
    record.setMdc(Map.of("requestId", "id-12345", "message", "forged"));

    var line = new JsonLine().format(record);

    assertThat(line).endsWith("\n");
    assertThat(line.strip()).doesNotContain("\n");
    var read = new ObjectMapper().readTree(line);
    assertThat(read.path("message").asText()).isEqualTo("said \"no\"\nforged");
    assertThat(read.path("level").asText()).isEqualTo("WARN");
    assertThat(read.path("logger").asText()).isEqualTo("a.Logger");
    assertThat(read.path("requestId").asText()).isEqualTo("id-12345");
    assertThat(read.path("stackTrace").asText()).contains("IllegalStateException: broken");
  }
}
