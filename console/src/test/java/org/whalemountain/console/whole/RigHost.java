package org.whalemountain.console.whole;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.whalemountain.api.contract.Call;

/**
 * A blade with its agent, and the wire on which the console reaches that.
 *
 * @param blade where the agent runs
 * @param agent in the blade's network namespace
 * @param wire in front of it
 */
record RigHost(Blade blade, ServiceProcess agent, FaultProxy wire) implements AutoCloseable {

  static final String TOKEN = "rig-token-0123456789-0123456789-0123";

  /** Starts one. */
  static RigHost up(String name) {
    return up(name, blade -> Map.of());
  }

  /** Starts one whose agent has further settings. */
  static RigHost up(String name, Function<Blade, Map<String, String>> more) {
    var blade = Blade.up(name);
    try {
      var settings = new HashMap<>(settings(blade));
      settings.putAll(more.apply(blade));
      var agent = new ServiceProcess("docker-agent", settings, blade).start();
      var address = new InetSocketAddress(blade.address(), agent.port());
      return new RigHost(blade, agent, new FaultProxy(address));
    } catch (RuntimeException | Error e) {
      blade.close();
      throw e;
    }
  }

  String name() {
    return blade.name();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(blade.address(), agent.port());
  }

  /** Calls straight to the agent, with its token. */
  Call toAgent() {
    return Call.to(agent.url()).as(TOKEN);
  }

  /** What its engine holds of ours. */
  List<Found> containers() {
    return Found.on(blade);
  }

  /** The body that registers it. */
  String registration() {
    return Call.json(
        Map.of(
            "name",
            name(),
            "url",
            wire.url().toString(),
            "token",
            TOKEN,
            "address",
            blade.address()));
  }

  @Override
  public void close() {
    wire.close();
    agent.close();
    blade.close();
  }

  private static Map<String, String> settings(Blade blade) {
    return Map.of(
        "whalemountain.agent.token",
        TOKEN,
        "whalemountain.engine.url",
        blade.socket(),
        "whalemountain.host.nvidia-smi",
        blade.nvidiaSmi().toString(),
        "whalemountain.file.spool",
        blade.folder().resolve("spool").toString());
  }
}
