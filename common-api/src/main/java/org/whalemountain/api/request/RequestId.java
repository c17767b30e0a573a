package org.whalemountain.api.request;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The name of the request a thread works for. It stands in every log line as {@code requestId}, in
 * the answer's header, at the end of a problem's {@code instance}, and goes along to the agents.
 */
public final class RequestId {

  /** The header, both ways. */
  public static final String HEADER = "X-Request-Id";

  /** The key in log lines. */
  public static final String KEY = "requestId";

  private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final Pattern UNIQUE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private RequestId() {}

  /** What a caller sent, where it is 8 to 64 letters, digits and hyphens; else a new one. */
  public static String of(String sent) {
    return sent != null && SOUND.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
  }

  /** The one of the work at hand; none outside of requests. */
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(KEY)).map(Object::toString);
  }

  /** The same work for another thread, which writes this one's name in its log lines meanwhile. */
  public static <T> Supplier<T> carriedBy(Supplier<T> work) {
    var id = current();
    return () -> {
      id.ifPresent(name -> MDC.put(KEY, name));
      try {
        return work.get();
      } finally {
        id.ifPresent(name -> MDC.remove(KEY));
      }
    };
  }

  /** One occurrence of a problem, as a URN that ends with the request's name where there is one. */
  public static String instance() {
    var id = current().orElseGet(() -> UUID.randomUUID().toString());
    return (UNIQUE.matcher(id).matches() ? "urn:uuid:" : "urn:whalemountain:request:") + id;
  }
}
