package org.whalemountain.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A terminal as a browser would hold it: binary frames are bytes, text frames are JSON. */
public final class TerminalClient implements AutoCloseable {

  private static final long LIMIT_SECONDS = 20;

  private final StringBuilder screen = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private WebSocket socket;

  private TerminalClient() {}

  /** Opens a terminal with a bearer token. */
  public static TerminalClient open(Call call, String path, String token) {
    return open(call, path, Map.of("Authorization", "Bearer " + token));
  }

  /** Opens a terminal with any headers. */
  public static TerminalClient open(Call call, String path, Map<String, String> headers) {
    var client = new TerminalClient();
    client.socket = connect(call, path, headers, client.new Frames()).join();
    return client;
  }

  /** The HTTP status with which the upgrade is refused; fails where it is not refused. */
  public static int refusal(Call call, String path, String token) {
    return refusal(call, path, Map.of("Authorization", "Bearer " + token));
  }

  /** The HTTP status with which the upgrade is refused; fails where it is not refused. */
  public static int refusal(Call call, String path, Map<String, String> headers) {
    try {
      connect(call, path, headers, new WebSocket.Listener() {}).join().abort();
      throw new AssertionError("the upgrade of " + path + " was not refused");
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  private static CompletableFuture<WebSocket> connect(
      Call call, String path, Map<String, String> headers, WebSocket.Listener listener) {
    var builder = call.http().newWebSocketBuilder();
    headers.forEach(builder::header);
    var address = URI.create(call.at(path).toString().replaceFirst("^http", "ws"));
    return builder.buildAsync(address, listener);
  }

  /** Sends keys. */
  public void type(String keys) {
    socket.sendBinary(ByteBuffer.wrap(keys.getBytes(StandardCharsets.UTF_8)), true).join();
  }

  /** Sends a text frame. */
  public void send(String message) {
    socket.sendText(message, true).join();
  }

  /** Waits until the screen has shown the text. */
  public void await(String shown) {
    synchronized (screen) {
      var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
      while (screen.indexOf(shown) < 0) {
        var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("the terminal never showed " + shown + " but: " + screen);
        }
        try {
          screen.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError(e);
        }
      }
    }
  }

  /** All that the screen has shown so far. */
  public String shown() {
    synchronized (screen) {
      return screen.toString();
    }
  }

  /** Waits for the exit message. */
  public int exitCode() {
    return within(exit, "an exit message");
  }

  /** Waits for the close frame and gives its code. */
  public int closeCode() {
    return within(closed, "a close frame");
  }

  private <T> T within(CompletableFuture<T> future, String what) {
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError("the terminal never sent " + what + "; it showed: " + screen, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Goes away without a word, as a browser that crashes. */
  @Override
  public void close() {
    socket.abort();
  }

  private final class Frames implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      synchronized (screen) {
        screen.append(StandardCharsets.UTF_8.decode(data));
        screen.notifyAll();
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        read(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.completeExceptionally(error);
      exit.completeExceptionally(error);
    }

    private void read(String message) {
      try {
        var code = new ObjectMapper().readTree(message).path("exit").path("code");
        exit.complete(code.asInt());
      } catch (JsonProcessingException e) {
        exit.completeExceptionally(e);
      }
    }
  }
}
