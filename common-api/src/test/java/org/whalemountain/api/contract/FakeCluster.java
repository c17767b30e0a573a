package org.whalemountain.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.IntUnaryOperator;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.kubeconfig.KubeconfigReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

/**
 * What makes a fake host a cluster: it chooses host ports itself, and gives out kubeconfigs whose
 * tokens open nothing.
 */
public final class FakeCluster {

  /** Where its NodePorts begin, unless it is told otherwise. */
  public static final int FIRST_PORT = 30_000;

  private static final Sentence REFUSED = new Sentence("Refused.", "拒否しました。");
  private static final int LEAST_MINUTES = 10;
  private static final int MOST_MINUTES = 7 * 24 * 60;
  private static final int USUAL_MINUTES = 12 * 60;

  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<String> revoked = new ConcurrentSkipListSet<>();
  private volatile IntUnaryOperator ports;

  FakeCluster() {}

  /**
   * From now on the host is one.
   *
   * @param portOfGuest the host port that a guest port gets; asked anew at each report
   */
  public void begin(IntUnaryOperator portOfGuest) {
    ports = portOfGuest;
  }

  /** Who was given a kubeconfig that is still good. */
  public List<String> accounts() {
    return tokens.keySet().stream().sorted().toList();
  }

  /** Whose kubeconfigs were revoked. */
  public List<String> revoked() {
    return List.copyOf(revoked);
  }

  boolean isOffered() {
    return ports != null;
  }

  List<PortMapping> choose(List<PortMapping> asked) {
    return ports == null
        ? asked
        : asked.stream()
            .map(port -> new PortMapping(port.guest(), ports.applyAsInt(port.guest())))
            .toList();
  }

  void serve(Router router) {
    var one = "/v1/kubeconfigs/:account";
    router.get(one).handler(call -> FakeAnswer.guarded(call, () -> make(call)));
    router.delete(one).handler(call -> FakeAnswer.guarded(call, () -> revoke(call)));
  }

  private void make(RoutingContext call) throws JsonProcessingException {
    var account = account(call);
    var minutes = call.queryParams().get("minutes");
    var length = minutes == null ? USUAL_MINUTES : Integer.parseInt(minutes);
    if (length < LEAST_MINUTES || length > MOST_MINUTES) {
      throw new ApiException(
          ErrorCode.INVALID, REFUSED, List.of(new FieldProblem("minutes", REFUSED)));
    }
    var token = UUID.randomUUID().toString();
    tokens.put(account, token);
    var server = "https://cluster.example.ac.jp:6443";
    var until = Instant.now().plus(Duration.ofMinutes(length));
    var text = "apiVersion: v1\nkind: Config\nusers: [{user: {token: " + token + "}}]\n";
    FakeAnswer.json(call, 200, new KubeconfigReport(account, "wm-" + account, server, until, text));
  }

  private void revoke(RoutingContext call) {
    var account = account(call);
    tokens.remove(account);
    revoked.add(account);
    call.response().setStatusCode(204).end();
  }

  private String account(RoutingContext call) {
    if (!isOffered()) {
      throw new ApiException(ErrorCode.NOT_FOUND, REFUSED);
    }
    return call.pathParam("account");
  }
}
