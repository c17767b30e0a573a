package org.whalemountain.console.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.whalemountain.api.contract.Call;
import org.whalemountain.parts.EmbeddedDirectory;

/**
 * A department in small: blades with an engine and an agent each, database, directory and console,
 * every one in a process that a test may kill. Closing it leaves nothing, and so does a test's end.
 */
final class Rig implements AutoCloseable {

  private static final int PAGE = 1000;

  final String run = UUID.randomUUID().toString().substring(0, 5);
  final String admin = "a" + run;
  final List<RigHost> hosts = new ArrayList<>();
  DatabaseProcess database;
  EmbeddedDirectory directory;
  ServiceProcess console;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::end);

  /**
   * Starts it; hosts are registered.
   *
   * @param accounts people who may log in besides the administrator
   * @param settings of the console, beyond what it cannot do without
   */
  Rig(int blades, List<String> accounts, Map<String, String> settings) {
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      database = open(new DatabaseProcess(folder()));
      directory = open(EmbeddedDirectory.start(0));
      People.enrol(directory, admin);
      People.makeAdmin(directory, admin);
      accounts.forEach(account -> People.enrol(directory, account));
      for (var i = 1; i <= blades; i++) {
        hosts.add(open(RigHost.up("wm" + run + "-" + i)));
      }
      console = open(new ServiceProcess("console", consoleSettings(settings))).start();
      register();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** One more host, whose agent has further settings. */
  RigHost add(Function<Blade, Map<String, String>> settings) {
    var host = open(RigHost.up("wm" + run + "-" + (hosts.size() + 1), settings));
    hosts.add(host);
    as(admin).post("/api/v1/hosts", host.registration()).expect(201);
    return host;
  }

  /** Registers every host anew, as after the loss of the database. */
  void register() {
    var calls = as(admin);
    hosts.forEach(host -> calls.post("/api/v1/hosts", host.registration()).expect(201));
  }

  /** Calls by one of the people, in a session of a browser. */
  Call as(String account) {
    var answer =
        Call.to(console.url())
            .post(
                "/api/v1/session",
                Call.json(Map.of("username", account, "password", People.passwordOf(account))))
            .expect(200);
    var cookie = answer.header("Set-Cookie");
    return Call.to(console.url()).with("Cookie", cookie.substring(0, cookie.indexOf(';')));
  }

  /** Everybody's containers as the API tells them. */
  List<JsonNode> listed(Call asAdmin) {
    var all = new ArrayList<JsonNode>();
    for (var after = ""; ; ) {
      var path = "/api/v1/containers?owner=all&limit=" + PAGE + after;
      var page = asAdmin.get(path).expect(200).json();
      page.forEach(all::add);
      if (page.size() < PAGE) {
        return all;
      }
      after = "&after=" + page.get(page.size() - 1).path("id").asText();
    }
  }

  /** What the engines hold of ours. */
  List<Found> inEngines() {
    return hosts.stream().flatMap(host -> host.containers().stream()).toList();
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      // It runs already, and finds nothing left to do.
    }
  }

  private synchronized void end() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception | AssertionError e) {
        System.err.println("could not end a part of the rig: " + e);
      }
    }
  }

  private synchronized <T extends AutoCloseable> T open(T part) {
    opened.push(part);
    return part;
  }

  private Map<String, String> consoleSettings(Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
    settings.put("quarkus.datasource.username", "whalemountain");
    settings.put("quarkus.datasource.password", database.password());
    settings.put("whalemountain.directory.url", directory.url());
    settings.put("whalemountain.directory.reader-password", EmbeddedDirectory.READER_PASSWORD);
    settings.put("whalemountain.secret.key", "5a".repeat(32));
    return settings;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target").toAbsolutePath()), "rig");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
