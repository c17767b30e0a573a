package org.whalemountain.console.image;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.image.ImageReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.query.Query;

/** Which images are on which hosts, as of the last list that each host gave. */
@ApplicationScoped
public class HostImages {

  private static final Logger LOG = Logger.getLogger(HostImages.class);
  private static final String PULL = "pull";
  private static final int MOST_MISSING = 3;
  private static final Sentence DOUBTFUL =
      new Sentence(
          "It lacks most of the images it had. That is believed when it says so again.",
          "以前あったイメージのほとんどが一覧にありません。同じ応答が続いた場合に反映されます。");
  private static final Sentence ODD =
      new Sentence("Its list of images makes no sense.", "イメージの一覧を解釈できません。");

  private final Query query;
  private final ImageTable table;
  private final ImageConfig config;
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final Map<String, Integer> strange = new ConcurrentHashMap<>();

  /** Hosts share images: two that write at once would wait for each other. */
  private final Object pen = new Object();

  HostImages(Query query, ImageTable table, ImageConfig config) {
    this.query = query;
    this.table = table;
    this.config = config;
  }

  /**
   * What came of one list.
   *
   * @param images how many there are; null where that was not told
   * @param why it was not believed; null where it was
   * @param rows how many were written
   */
  record Learnt(
      RefreshView.Outcome outcome,
      Integer images,
      int appeared,
      int vanished,
      Sentence why,
      int rows) {

    static Learnt nothing(Sentence why) {
      return new Learnt(RefreshView.Outcome.SILENT, null, 0, 0, why, 0);
    }
  }

  /** The same as {@link #refresh}, for each host at most once in a while. */
  public void refreshNowAndThen(String host, HostReport report, AgentClient agent) {
    var now = System.nanoTime();
    var last = asked.get(host);
    if (last == null || now - last > config.lookEvery().toNanos()) {
      asked.put(host, now);
      learnPulling(host, report);
      refresh(host, agent);
    }
  }

  /**
   * Asks a host for its images and writes down what changed. Where it fails or says what cannot be,
   * all stays known.
   */
  public void refresh(String host, AgentClient agent) {
    learn(host, agent);
  }

  Learnt learn(String host, AgentClient agent) {
    List<ImageReport> images;
    try {
      images = agent.images();
    } catch (ApiException e) {
      LOG.debugf(e, "images are not known host=%s", host);
      silent(host);
      return Learnt.nothing(e.detail());
    }
    if (images.stream().anyMatch(Objects::isNull)) {
      LOG.warnf("a list of images makes no sense host=%s", host);
      silent(host);
      return Learnt.nothing(ODD);
    }
    return write(host, HostList.of(host, images));
  }

  private Learnt write(String host, HostList list) {
    var before = table.on(host);
    var had = before.ids().size();
    var lost = before.ids().stream().filter(id -> !list.has(id)).count();
    var isStrange = (lost > MOST_MISSING && (had - lost) * 2 < had) || (lost > 0 && list.isEmpty());
    var isBelieved = !isStrange || isSaidAgain(host);
    if (!isStrange) {
      strange.remove(host);
    }
    var change = ImageTable.Change.between(before, list, isBelieved);
    var rows = 0;
    if (!change.isNothing() || !before.isKnown()) {
      synchronized (pen) {
        rows =
            QuarkusTransaction.requiringNew().call(() -> table.write(host, change, Instant.now()));
      }
    }
    return new Learnt(
        isBelieved ? RefreshView.Outcome.KNOWN : RefreshView.Outcome.DOUBTFUL,
        list.size(),
        change.appeared().size(),
        change.vanished().size(),
        isBelieved ? null : DOUBTFUL,
        rows);
  }

  private boolean isSaidAgain(String host) {
    return strange.merge(host, 1, Integer::sum) >= config.suspiciousLists();
  }

  private void learnPulling(String host, HostReport report) {
    var mayPull = report.capabilities().contains(PULL);
    query.change(
        "UPDATE host SET may_pull = ? WHERE name = ? AND may_pull <> ?", mayPull, host, mayPull);
  }

  private void silent(String host) {
    query.change(
        "UPDATE host SET images_silent_since = UTC_TIMESTAMP(6) WHERE name = ? AND images_silent_since IS NULL",
        host);
  }
}
