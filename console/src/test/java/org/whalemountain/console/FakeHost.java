package org.whalemountain.console;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.FakeAgent;
import org.whalemountain.console.query.Query;

/** A made-up blade that is registered at the console under test. */
public final class FakeHost implements AutoCloseable {

  private static final String TOKEN = "t".repeat(32);

  private final String name = "b" + UUID.randomUUID().toString().substring(0, 8);
  private final FakeAgent agent = FakeAgent.start(TOKEN);

  /** Starts an agent and registers it. */
  public static FakeHost register() {
    return register(FakeAgent.Equipment.USUAL);
  }

  /** Starts an agent of a host that is made of that, and registers it. */
  public static FakeHost register(FakeAgent.Equipment equipment) {
    var host = new FakeHost();
    host.agent.equip(equipment);
    as("e165700").post("/api/v1/hosts", host.registration()).expect(201);
    return host;
  }

  /** Starts an agent of a host where people sit before programs, and registers it. */
  public static FakeHost attended() {
    var host = new FakeHost();
    host.agent.attend();
    as("e165700").post("/api/v1/hosts", host.registration()).expect(201);
    return host;
  }

  /** Takes hosts away that others left behind: nothing is to be placed there. */
  public static void clear(Query query) {
    query.change("DELETE FROM host WHERE name NOT IN (SELECT host FROM reservation)");
    query.change("UPDATE host SET state = 'DRAINING'");
  }

  /** Starts an agent that is not registered yet. */
  public static FakeHost unregistered() {
    return new FakeHost();
  }

  /** Calls by one of the demo's people, in a fresh session. */
  public static Call as(String account) {
    return console().with("Cookie", Browser.COOKIE + "=" + Browser.sessionOf(account));
  }

  /** Calls by nobody. */
  public static Call console() {
    var url = ConfigProvider.getConfig().getValue("test.url", URI.class);
    return Call.to(url);
  }

  public String name() {
    return name;
  }

  public FakeAgent agent() {
    return agent;
  }

  /** The body that registers it. */
  public String registration() {
    return Call.json(Map.of("name", name, "url", agent.url().toString(), "token", TOKEN));
  }

  /** The body that orders a container on it. */
  public String order(String container, String more) {
    return """
        {"name": "%s", "image": "%s", "host": "%s"%s}\
        """
        .formatted(container, FakeAgent.IMAGE, name, more);
  }

  /** A name no other test has. */
  public static String fresh() {
    return "c" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Override
  public void close() {
    agent.close();
  }
}
