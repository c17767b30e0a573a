package org.whalemountain.api.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import java.util.Optional;
import org.whalemountain.api.container.TerminalMessage;
import org.whalemountain.api.problem.StrictJson;

/** Puts a terminal's text frames together to messages; a binary frame is none of its business. */
public final class TextFrames {

  private static final ObjectMapper JSON = StrictJson.mapper();
  private static final int LONGEST = 4096;

  private Buffer text = Buffer.buffer();
  private boolean isText;
  private boolean isWhole;

  /** Whether the frame is of a text message. */
  public boolean takes(WebSocketFrame frame) {
    if (!frame.isContinuation()) {
      isText = frame.isText();
      text = Buffer.buffer();
    }
    if (isText) {
      isWhole = frame.isFinal();
      if (text.length() <= LONGEST) {
        text.appendBuffer(frame.binaryData());
      }
    }
    return isText;
  }

  /**
   * The message, once it is whole.
   *
   * @throws IllegalArgumentException where it is none
   */
  public Optional<TerminalMessage> message() {
    if (!isWhole) {
      return Optional.empty();
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("too long");
    }
    try {
      return Optional.ofNullable(JSON.readValue(text.getBytes(), TerminalMessage.class));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a terminal message", e);
    }
  }

  public static String write(TerminalMessage message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a terminal message is always JSON", e);
    }
  }
}
