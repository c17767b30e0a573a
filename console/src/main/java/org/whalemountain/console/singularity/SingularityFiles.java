package org.whalemountain.console.singularity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.whalemountain.api.image.SingularityReport;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.console.container.Borrower;
import org.whalemountain.console.host.AgentClient;
import org.whalemountain.console.host.AgentConnection;
import org.whalemountain.console.host.HostView;
import org.whalemountain.console.host.Hosts;

/** Files for Singularity, for those who want them: found, begun and sent by the image's host. */
@ApplicationScoped
public class SingularityFiles {

  private static final String CAPABILITY = "singularity";

  private final Hosts hosts;
  private final ImageUse use;

  SingularityFiles(Hosts hosts, ImageUse use) {
    this.hosts = hosts;
    this.use = use;
  }

  /** An image on a host, which the borrower may use. */
  private record Place(String host, AgentClient agent, SingularityReport report) {}

  /**
   * A file as it is sent.
   *
   * @param imageId {@code sha256:…}
   * @param agent of its host
   * @param path at the agent, with its query
   */
  public record Sent(String imageId, AgentConnection agent, String path) {}

  /**
   * How far it is.
   *
   * @throws ApiException {@code not-found}, {@code host-unreachable}
   */
  SingularityView progress(Borrower borrower, ImageWish wish) {
    var place = find(borrower, wish);
    return SingularityView.of(place.host, place.report);
  }

  /**
   * Begins to build it unless it is there.
   *
   * @throws ApiException {@code not-found}, {@code host-unreachable}, {@code wrong-state} where the
   *     host cannot, {@code host-full}, {@code too-many-requests}
   */
  SingularityView build(Borrower borrower, ImageWish wish) {
    var place = find(borrower, wish);
    var id = place.report.image().id();
    return SingularityView.of(place.host, place.agent.buildSingularity(id, wish.compression()));
  }

  /**
   * Where it is sent from. Whether it is built is for the host to say.
   *
   * @throws ApiException {@code not-found}, {@code host-unreachable}
   */
  public Sent sent(Borrower borrower, ImageWish wish) {
    var place = find(borrower, wish);
    var id = place.report.image().id();
    var path = "/v1/images/" + id + "/singularity?compression=" + wish.compression();
    return new Sent(id, place.agent.connection(), path);
  }

  private Place find(Borrower borrower, ImageWish wish) {
    Optional<ApiException> silent = Optional.empty();
    for (var host : wish.host() == null ? candidates() : List.of(wish.host())) {
      try {
        var agent = hosts.agent(host, borrower.language());
        var report = agent.singularity(wish.image(), wish.compression());
        if (use.isAllowed(borrower, report.image())) {
          return new Place(host, agent, report);
        }
      } catch (ApiException e) {
        switch (e.code()) {
          // a host of that name never was, or it has no such image, or its agent knows no such call
          case NOT_FOUND -> {}
          case HOST_UNREACHABLE -> silent = Optional.of(e);
          default -> throw e;
        }
      }
    }
    throw silent.orElseGet(() -> use.unknown());
  }

  /** Those that answer; those that can build it first, else by name, so that it is always one. */
  private List<String> candidates() {
    return hosts.list(true).stream()
        .filter(host -> host.unreachableSince() == null)
        .sorted(Comparator.comparing(SingularityFiles::cannot).thenComparing(HostView::name))
        .map(HostView::name)
        .toList();
  }

  private static boolean cannot(HostView host) {
    return host.capabilities() == null || !host.capabilities().contains(CAPABILITY);
  }
}
