package org.whalemountain.api.contract;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.whalemountain.api.container.ContainerStatus;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.api.problem.Sentence;

/**
 * The queue of a fake host that makes one container at a time; all on the fake's one event loop.
 */
final class FakeQueue {

  private static final Pattern WAIT = Pattern.compile("wait=(\\d{1,4})");
  private static final Sentence TAKEN_BACK = new Sentence("Taken back.", "取り消されました。");

  private final Map<String, FakeContainer> waiting = new LinkedHashMap<>();
  private final Map<String, List<RoutingContext>> asking = new LinkedHashMap<>();
  private final Map<String, FakeContainer> made;
  private final Vertx vertx;
  private final long patienceMillis;

  /** Makes one container every so many milliseconds. */
  FakeQueue(Vertx vertx, Map<String, FakeContainer> made, long eachMillis, long patienceMillis) {
    this.vertx = vertx;
    this.made = made;
    this.patienceMillis = patienceMillis;
    vertx.setPeriodic(eachMillis, timer -> makeNext());
  }

  /** Takes an order in, or joins the one that waits; answers in its turn or with its place. */
  void order(RoutingContext call, FakeContainer order) {
    var name = order.spec.fullName();
    var known = waiting.putIfAbsent(name, order);
    if (known != null && !known.hash.equals(order.hash)) {
      throw new ApiException(ErrorCode.NAME_TAKEN, TAKEN_BACK);
    }
    asking.computeIfAbsent(name, any -> new ArrayList<>()).add(call);
    var prefer = call.request().getHeader("Prefer");
    var asked = WAIT.matcher(prefer == null ? "" : prefer);
    var patience =
        asked.find()
            ? Math.min(patienceMillis, 1000 * Long.parseLong(asked.group(1)))
            : patienceMillis;
    vertx.setTimer(Math.max(1, patience), timer -> putOff(call, name));
  }

  private void putOff(RoutingContext call, String name) {
    if (!call.response().ended() && waiting.containsKey(name)) {
      asking.get(name).remove(call);
      count();
      FakeAnswer.json(call, 202, waiting.get(name).report());
    }
  }

  private void makeNext() {
    if (waiting.isEmpty()) {
      return;
    }
    var next = waiting.values().iterator().next();
    var name = next.spec.fullName();
    waiting.remove(name);
    next.queuePlace = null;
    next.status = ContainerStatus.RUNNING;
    made.put(name, next);
    var status = 201;
    for (var call : asking.remove(name)) {
      FakeAnswer.json(call, status, next.report());
      status = 200;
    }
  }

  /** Takes an order back; false where there is none. */
  boolean withdraw(String name) {
    if (waiting.remove(name) == null) {
      return false;
    }
    for (var call : asking.remove(name)) {
      ProblemRoute.send(call, new ApiException(ErrorCode.WRONG_STATE, TAKEN_BACK));
    }
    return true;
  }

  Stream<FakeContainer> list() {
    count();
    return waiting.values().stream();
  }

  private void count() {
    var place = 1;
    for (var order : waiting.values()) {
      order.queuePlace = place++;
      order.status = ContainerStatus.CREATING;
    }
  }
}
