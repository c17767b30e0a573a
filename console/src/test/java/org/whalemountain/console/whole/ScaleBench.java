package org.whalemountain.console.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogManager;
import java.util.stream.IntStream;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Eventually;
import org.whalemountain.api.contract.FakeAgent;

/**
 * A large department without its blades: fifty made-up hosts, ten thousand containers, one real
 * console and database. Times the refresh of images, one round of looks, and the list of one's own
 * containers under an open load: arrival times are fixed beforehand, and an answer counts from when
 * it was due, so that a stall is not hidden by the requests it holds up. Started by {@code
 * deploy/bench}.
 */
public final class ScaleBench {

  private static final int HOSTS = 50;
  private static final int ACCOUNTS = 1000;
  private static final int EACH = 10;
  private static final int IMAGES = 500;
  private static final int EVERYWHERE = 50;
  private static final int AT_ONCE = 16;
  private static final int ROUNDS = 10;
  private static final int PER_SECOND = 300;
  private static final Duration LOAD = Duration.ofSeconds(60);
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TOKEN = "t".repeat(32);
  private static final String LIST = "/api/v1/containers";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<FakeAgent> agents = new ArrayList<>();
  private final List<String> people;
  private final ChaosClient client;
  private final Rig rig;

  private ScaleBench(Rig rig) {
    this.rig = rig;
    this.people = IntStream.range(0, ACCOUNTS).mapToObj(i -> "b" + rig.run + i).toList();
    this.client = new ChaosClient(rig.console.url());
  }

  /**
   * @param arguments a file that the rows of the table are written to; none prints only
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    LogManager.getLogManager().reset();
    var settings = Map.of("whalemountain.host.watch-every", "10s");
    try (var rig = new Rig(0, List.of(), settings)) {
      var rows = new ScaleBench(rig).measure();
      rows.forEach(System.out::println);
      if (arguments.length > 0) {
        Files.write(Path.of(arguments[0]), rows);
      }
    }
    System.exit(0);
  }

  private List<String> measure() throws InterruptedException {
    var admin = rig.as(rig.admin);
    for (var i = 0; i < HOSTS; i++) {
      var agent = FakeAgent.start(TOKEN);
      agents.add(agent);
      agent.equip(new FakeAgent.Equipment(64, 262_144, List.of(), true, images("blade" + i)));
      var host = Map.of("name", "blade" + i, "url", agent.url().toString(), "token", TOKEN);
      admin.post("/api/v1/hosts", Call.json(host)).expect(201);
    }
    var rows = new ArrayList<String>();
    rows.add("| what | median | p99 | worst |");
    rows.add("| --- | ---: | ---: | ---: |");
    var refreshes = new double[ROUNDS];
    for (var i = 0; i < ROUNDS; i++) {
      refreshes[i] = refresh();
    }
    rows.add(
        row("one refresh of %d images on each of %d hosts".formatted(IMAGES, HOSTS), refreshes));
    var filled = fill();
    var rounds = new double[ROUNDS];
    for (var i = 0; i < ROUNDS; i++) {
      rounds[i] = oneRound();
    }
    rows.add(
        row("one round of looks at %d hosts with %d containers".formatted(HOSTS, filled), rounds));
    load(WARM_UP);
    rows.add(
        row(
            "list of one's own %d of %d, %d requests a second".formatted(EACH, filled, PER_SECOND),
            load(LOAD)));
    return rows;
  }

  /** Some are everywhere, as in a department. */
  private static List<String> images(String host) {
    return IntStream.range(0, IMAGES)
        .mapToObj(i -> i < EVERYWHERE ? image(i) : host + "/image:" + i)
        .toList();
  }

  private static String image(int number) {
    return number == 0 ? FakeAgent.IMAGE : "every/where:" + number;
  }

  /** Milliseconds, as the console counts them; the first time everything is new. */
  private double refresh() {
    return rig.as(rig.admin)
        .post("/api/v1/images/refresh")
        .expect(200)
        .json()
        .path("tookMillis")
        .asDouble();
  }

  private int fill() throws InterruptedException {
    var made = new AtomicInteger();
    var hands = Executors.newFixedThreadPool(AT_ONCE);
    var all = people.stream().map(who -> hands.submit(() -> made.addAndGet(lend(who)))).toList();
    try {
      for (var one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("could not lend", e.getCause());
    } finally {
      hands.shutdownNow();
    }
    return made.get();
  }

  private int lend(String account) {
    People.enrol(rig.directory, account);
    client.logIn(account);
    for (var i = 0; i < EACH; i++) {
      var order =
          Map.of(
              "name",
              "c" + i,
              "image",
              FakeAgent.IMAGE,
              "guestPorts",
              List.of(8080),
              "cpus",
              0.1,
              "memoryMiB",
              64);
      var reply = client.call(account, "POST", LIST, Call.json(order), null);
      if (reply.status() != 201) {
        throw new AssertionError(reply);
      }
    }
    return EACH;
  }

  /** From the first host asked until what the last one said is in the database; milliseconds. */
  private double oneRound() {
    var before = asked();
    Eventually.see(PATIENCE, this::asked, now -> now > before);
    var began = System.nanoTime();
    var since =
        rig.database.query("SELECT UTC_TIMESTAMP(6) - INTERVAL 60000 MICROSECOND").get(0).get(0);
    while (unseen(since) > 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return (System.nanoTime() - began) / 1e6;
  }

  private int unseen(String since) {
    return Integer.parseInt(
        rig.database
            .query("SELECT COUNT(*) FROM container WHERE seen_at < '" + since + "'")
            .get(0)
            .get(0));
  }

  private int asked() {
    return agents.stream().mapToInt(agent -> agent.received().size()).sum();
  }

  /** Sends at fixed times, whatever is still unanswered; milliseconds from when each was due. */
  private double[] load(Duration length) {
    var count = (int) (length.toSeconds() * PER_SECOND);
    var took = new double[count];
    var calls = new CompletableFuture<?>[count];
    var began = System.nanoTime();
    for (var i = 0; i < count; i++) {
      var number = i;
      var due = began + TimeUnit.SECONDS.toNanos(1) * i / PER_SECOND;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      calls[i] =
          http.sendAsync(list(i), BodyHandlers.ofString())
              .thenAccept(
                  answer -> {
                    took[number] = (System.nanoTime() - due) / 1e6;
                    requireWhole(answer);
                  });
    }
    CompletableFuture.allOf(calls).join();
    return took;
  }

  private HttpRequest list(int number) {
    URI url = rig.console.url().resolve(LIST);
    return HttpRequest.newBuilder(url)
        .header("Cookie", client.cookieOf(people.get(number * 7919 % ACCOUNTS)))
        .method("GET", BodyPublishers.noBody())
        .build();
  }

  private static void requireWhole(HttpResponse<String> answer) {
    var count = answer.body().split("\"fullName\"", -1).length - 1;
    if (answer.statusCode() != 200 || count != EACH) {
      throw new IllegalStateException(answer.statusCode() + ": " + count + " containers");
    }
  }

  private static String row(String what, double[] millis) {
    var sorted = millis.clone();
    Arrays.sort(sorted);
    return "| %s | %.1f ms | %.1f ms | %.1f ms |"
        .formatted(what, at(sorted, 0.5), at(sorted, 0.99), sorted[sorted.length - 1]);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  }
}
