package org.whalemountain.api.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** Writes JSON to the console where that is configured; people read plain lines better. */
@ApplicationScoped
public class JsonLog {

  private static final int FIRST = 1;

  private final boolean isJson;

  /**
   * Takes the choice from the configuration.
   *
   * @param json whether log lines on the console are JSON, one object a line, for programs that
   *     collect logs
   */
  JsonLog(@ConfigProperty(name = "whalemountain.log.json", defaultValue = "false") boolean json) {
    this.isJson = json;
  }

  void begin(@Observes @Priority(FIRST) StartupEvent start) {
    if (isJson) {
      of(LogManager.getLogManager().getLogger("").getHandlers())
          .forEach(console -> write(console, new JsonLine()));
    }
  }

  /** Quarkus keeps the console's handler inside one that waits for the configuration. */
  private static Stream<Handler> of(Handler... handlers) {
    return Stream.of(handlers)
        .flatMap(
            handler ->
                handler instanceof ConsoleHandler
                    ? Stream.of(handler)
                    : handler instanceof ExtHandler outer ? of(outer.getHandlers()) : Stream.of());
  }

  private static void write(Handler console, Formatter lines) {
    console.setFormatter(lines);
  }
}
