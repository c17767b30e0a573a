package org.whalemountain.docker.wire;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A bare connection to the agent under test, for what no well-behaved client does. */
public final class Http implements AutoCloseable {

  /** The agent's token in tests. */
  public static final String TOKEN = "test-token-0123456789-0123456789-ab";

  private final Socket socket;

  private Http(Socket socket) {
    this.socket = socket;
  }

  public static Http open() throws IOException {
    return new Http(new Socket("localhost", RestAssured.port));
  }

  /** Sends a request's head and, after it, what is given of a body. */
  public Http send(String method, String path, String headers, byte[] body) throws IOException {
    var head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + TOKEN
            + "\r\n"
            + headers
            + "\r\n";
    var out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.UTF_8));
    out.write(body);
    out.flush();
    return this;
  }

  public InputStream in() throws IOException {
    return socket.getInputStream();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
