package org.whalemountain.console.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.whalemountain.api.host.HostReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.host.HostConfig;
import org.whalemountain.console.query.Query;

/** Hosts that build images, and which of them gets the next runner: the one with the fewest. */
@ApplicationScoped
class BuildHosts {

  private static final String CAPABILITY = "builds";
  private static final ObjectMapper JSON = StrictJson.mapper();
  private static final String ABLE =
      """
      SELECT h.name, h.report FROM host h
      WHERE h.removed_at IS NULL AND h.state = 'ACTIVE' AND h.trouble IS NULL
        AND h.unreachable_since IS NULL AND h.seen_at > ?
      ORDER BY (SELECT COUNT(*) FROM runner r WHERE r.host = h.name), h.name
      """;
  private static final Sentence NONE =
      new Sentence(
          "No host that builds images takes new runners right now.",
          "今、イメージを作成できるホストで新しい Runner を受け付けているものがありません。");
  private static final Sentence NOT_THAT =
      new Sentence(
          "must name a host that builds images and takes new runners now",
          "は、イメージを作成でき、新しい Runner を受け付けているホストである必要があります");

  private final Query query;
  private final HostConfig config;

  BuildHosts(Query query, HostConfig config) {
    this.query = query;
    this.config = config;
  }

  private record Candidate(String name, String report) {}

  /**
   * The host for one more runner.
   *
   * @param wished the one that is asked for
   * @throws ApiException {@code invalid} naming {@code host}, {@code no-capacity}
   */
  String choose(Optional<String> wished) {
    var able =
        query
            .all(
                ABLE,
                row -> new Candidate(row.getString("name"), row.getString("report")),
                Instant.now().minus(config.fresh()))
            .stream()
            .filter(BuildHosts::builds)
            .map(Candidate::name)
            .toList();
    if (wished.isPresent()) {
      new Check().that(able.contains(wished.get()), "host", NOT_THAT).done();
      return wished.get();
    }
    return first(able);
  }

  private static String first(List<String> able) {
    return able.stream()
        .findFirst()
        .orElseThrow(() -> new ApiException(ErrorCode.NO_CAPACITY, NONE));
  }

  private static boolean builds(Candidate host) {
    try {
      return JSON.readValue(host.report, HostReport.class).capabilities().contains(CAPABILITY);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("host report in the database is no JSON: " + host.name, e);
    }
  }
}
