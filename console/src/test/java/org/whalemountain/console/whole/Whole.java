package org.whalemountain.console.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.whalemountain.api.contract.BusyboxImage;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Shell;
import org.whalemountain.console.SharedDatabase;
import org.whalemountain.parts.EmbeddedDatabase;
import org.whalemountain.parts.EmbeddedDirectory;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything running: database, directory, one docker-agent behind a wire, the console. */
final class Whole implements AutoCloseable {

  static final String TOKEN = "whole-token-0123456789-0123456789";
  static final String HOST = "blade1";

  /** Where the agent keeps uploads until they are whole. */
  static final Path SPOOL = folder();

  /** People of this run only, so that it never meets what a demo on the same engine has lent. */
  private static final String RUN = UUID.randomUUID().toString().substring(0, 6);

  static final String HANAKO = "s" + RUN + "1";
  static final String TARO = "s" + RUN + "2";
  static final String ADMIN = "a" + RUN;

  private static Whole running;

  final EmbeddedDatabase database;
  final EmbeddedDirectory directory;
  final ServiceProcess agent;
  final FaultProxy wire;
  final ServiceProcess console;
  final String image;

  private Whole() {
    image = BusyboxImage.make();
    database = SharedDatabase.start(folder(), 0, "whole");
    directory = EmbeddedDirectory.start(0);
    People.enrol(directory, HANAKO);
    People.enrol(directory, TARO);
    People.enrol(directory, ADMIN);
    People.makeAdmin(directory, ADMIN);
    agent =
        new ServiceProcess(
                "docker-agent",
                Map.of(
                    "whalemountain.agent.token",
                    TOKEN,
                    "whalemountain.file.spool",
                    SPOOL.toString(),
                    "whalemountain.singularity.area",
                    SPOOL.resolveSibling("singularity-" + RUN).toString()))
            .start();
    wire = new FaultProxy(agent.port());
    console =
        new ServiceProcess(
                "console",
                Map.of(
                    "quarkus.datasource.jdbc.url",
                    database.jdbcUrl(),
                    "quarkus.datasource.username",
                    EmbeddedDatabase.NAME,
                    "quarkus.datasource.password",
                    "whole",
                    "whalemountain.directory.url",
                    directory.url(),
                    "whalemountain.directory.reader-password",
                    EmbeddedDirectory.READER_PASSWORD,
                    "whalemountain.secret.key",
                    "5a".repeat(32)))
            .withTls()
            .start();
    as(ADMIN)
        .post(
            "/api/v1/hosts",
            Call.json(Map.of("name", HOST, "url", wire.url().toString(), "token", TOKEN)))
        .expect(201);
  }

  /** The one of this test run; ends with it. */
  static synchronized Whole running() {
    if (running == null) {
      running = new Whole();
      Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    }
    return running;
  }

  /** Calls without credentials. */
  Call anybody() {
    return Call.to(console.url());
  }

  /** Calls by one of the directory's people, in a session of a browser. */
  Call as(String account) {
    return anybody().with("Cookie", cookie(account));
  }

  /** The cookie of a fresh session. */
  String cookie(String account) {
    var answer =
        anybody()
            .post(
                "/api/v1/session",
                Call.json(Map.of("username", account, "password", People.passwordOf(account))))
            .expect(200);
    var cookie = answer.header("Set-Cookie");
    return cookie.substring(0, cookie.indexOf(';'));
  }

  /** Calls straight to the agent, with its token. */
  Call toAgent() {
    return Call.to(agent.url()).as(TOKEN);
  }

  /** A sound order. */
  Map<String, Object> order(String name) {
    return Map.of("name", name, "image", image, "cpus", 0.5, "memoryMiB", 64, "host", HOST);
  }

  /** Full names of the account's containers in the engine, asked of the engine itself. */
  static List<String> inEngine(String account) {
    return Shell.run(
            "docker ps -a --filter label=whalemountain.owner=" + account + " --format '{{.Names}}'")
        .lines()
        .toList();
  }

  /** Deletes all that an account has, and checks that the engine holds none of it. */
  void clear(String account) {
    var mine = as(account);
    mine.get("/api/v1/containers?limit=1000")
        .expect(200)
        .json()
        .forEach(container -> mine.delete("/api/v1/containers/" + container.path("id").asText()));
    assertThat(inEngine(account)).isEmpty();
  }

  /** A word that no other run uses. */
  static String unique(String word) {
    return word + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Override
  public void close() {
    console.close();
    agent.close();
    directory.close();
    database.close();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target").toAbsolutePath()), "whole");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
