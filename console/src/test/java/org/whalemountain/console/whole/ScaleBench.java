package org.whalemountain.console.whole;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogManager;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.whalemountain.api.contract.Call;
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
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final int PAUSE_LOOKS = 50;
  private static final String TOKEN = "t".repeat(32);
  private static final int CONNECTIONS = 500;
  private static final String LIST = "/api/v1/containers";
  private static final Pattern WORD = Pattern.compile("\"fullName\"");

  /** One thread: the clients are to leave the machine to the console. */
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  private final HttpClient http =
      vertx.createHttpClient(
          new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));

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
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset();
    var settings = Map.of("whalemountain.host.watch-every", "10s");
    try (var rig = new Rig(0, List.of(), settings)) {
      rig.console.kill();
      rig.console.asShipped().start();
      var rows = new ScaleBench(rig).measure();
      rows.forEach(System.out::println);
      if (arguments.length > 0) {
        Files.write(Path.of(arguments[0]), rows);
      }
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      e.printStackTrace();
      System.exit(1);
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
    awaitPause();
    var quiet = asked();
    var since = rig.database.query("SELECT UTC_TIMESTAMP(6)").get(0).get(0);
    while (asked() == quiet) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    var began = System.nanoTime();
    while (unseen(since) > 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return (System.nanoTime() - began) / 1e6;
  }

  /** The last round is over where nobody was asked for a while. */
  private void awaitPause() {
    var last = asked();
    for (var still = 0; still < PAUSE_LOOKS; still++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      var now = asked();
      still = now == last ? still : 0;
      last = now;
    }
  }

  private int unseen(String since) {
    return Integer.parseInt(
        rig.database
            .query("SELECT COUNT(*) FROM host WHERE seen_at < '" + since + "'")
            .get(0)
            .get(0));
  }

  private int asked() {
    return (int)
        agents.stream()
            .flatMap(agent -> agent.received().stream())
            .filter(request -> request.path().equals("/v1/containers"))
            .count();
  }

  /** Sends at fixed times, whatever is still unanswered; milliseconds from when each was due. */
  private double[] load(Duration length) throws InterruptedException {
    var count = (int) (length.toSeconds() * PER_SECOND);
    var took = new double[count];
    var unanswered = new CountDownLatch(count);
    var failure = new AtomicReference<Throwable>();
    var loop = vertx.getOrCreateContext();
    var began = System.nanoTime();
    for (var i = 0; i < count; i++) {
      var number = i;
      var due = began + TimeUnit.SECONDS.toNanos(1) * i / PER_SECOND;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      // On its own thread, or an answer could end before it is said what becomes of it.
      loop.runOnContext(
          now ->
              list(number)
                  .onFailure(failure::set)
                  .onComplete(
                      answered -> {
                        took[number] = (System.nanoTime() - due) / 1e6;
                        unanswered.countDown();
                      }));
    }
    unanswered.await();
    if (failure.get() != null) {
      throw new IllegalStateException("a list failed", failure.get());
    }
    return took;
  }

  private Future<Void> list(int number) {
    var cookie = client.cookieOf(people.get(number * 7919 % ACCOUNTS));
    return http.request(HttpMethod.GET, rig.console.port(), "127.0.0.1", LIST)
        .compose(request -> request.putHeader("Cookie", cookie).send())
        .compose(answer -> answer.body().map(body -> requireWhole(answer.statusCode(), body)));
  }

  private static Void requireWhole(int status, Buffer body) {
    var count = WORD.matcher(body.toString(StandardCharsets.UTF_8)).results().count();
    if (status != 200 || count != EACH) {
      throw new IllegalStateException(status + ": " + count + " containers");
    }
    return null;
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
