package org.whalemountain.console.audit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.AsyncResult;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.whalemountain.api.problem.ProblemRoute;
import org.whalemountain.console.account.Caller;
import org.whalemountain.console.web.ClientAddress;
import org.whalemountain.console.web.Gate;
import org.whalemountain.console.web.Requests;

/**
 * Sees every call to the API end, whoever serves it, and writes down changes, opened terminals,
 * what was given out and refusals. A feature cannot forget it.
 */
@ApplicationScoped
class AuditFilter {

  private static final int BEFORE_EVERYTHING = 1000;
  private static final int SWITCHING = 101;
  private static final long LOOK_MS = 200;
  private static final Set<Integer> ALWAYS_NOTED = Set.of(401, 403, 429);

  private final AuditQueue queue;

  AuditFilter(AuditQueue queue) {
    this.queue = queue;
  }

  @PermitAll
  void watch(@Observes Filters filters) {
    filters.register(this::begin, BEFORE_EVERYTHING);
  }

  private void begin(RoutingContext call) {
    if (Gate.leadsToApi(call)) {
      var began = System.nanoTime();
      var address = ClientAddress.of(call);
      if (Requests.isUpgrade(call.request())) {
        watchUpgrade(call, began, address);
      }
      call.addEndHandler(end -> finish(call, began, address, end));
    }
    call.next();
  }

  private void finish(RoutingContext call, long began, String address, AsyncResult<Void> end) {
    var response = call.response();
    var isUpgraded = Audit.note(call).isUpgraded();
    var status =
        isUpgraded ? SWITCHING : end.failed() && !response.ended() ? 0 : response.getStatusCode();
    if (status == SWITCHING && !isUpgraded) {
      return;
    }
    if (Requests.isUnsafe(call.request())
        || Requests.isUpgrade(call.request())
        || Audit.note(call).isDeed()
        || ALWAYS_NOTED.contains(status)) {
      queue.add(entry(call, began, address, status));
    }
  }

  /**
   * Vert.x tells nobody that an upgrade went through, so this looks until its answer is written.
   */
  private void watchUpgrade(RoutingContext call, long began, String address) {
    call.vertx()
        .setPeriodic(
            LOOK_MS,
            timer -> {
              var response = call.response();
              if (response.headWritten() || response.closed()) {
                call.vertx().cancelTimer(timer);
                if (response.headWritten() && response.getStatusCode() == SWITCHING) {
                  queue.add(entry(call, began, address, SWITCHING));
                }
              }
            });
  }

  private static AuditEntry entry(RoutingContext call, long began, String address, int status) {
    var action = Action.of(call.request().method().name(), call.normalizedPath());
    var note = Audit.note(call);
    var caller = Caller.of(call);
    return new AuditEntry(
        began,
        caller.map(Caller::account).orElseGet(note::account),
        action.name(),
        note.target() == null ? action.target() : note.target(),
        note.host(),
        status,
        call.get(ProblemRoute.CODE),
        address,
        caller.map(Caller::via).orElse(null));
  }
}
