package org.whalemountain.api.contract;

import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Routes that JAX-RS does not serve are not found by reading annotations; this finds them in the
 * router, so that none can stay out of the OpenAPI document and so out of the matrix.
 */
public final class RawRoutes {

  private RawRoutes() {}

  /**
   * Fails where a route with a method of its own is missing from the service's document.
   *
   * @param testsOwn routes that only tests add
   */
  public static void allAreDocumented(Router router, URI service, String... testsOwn) {
    var documented =
        OpenApiDocument.routes(service).stream()
            .map(route -> route.replaceAll("\\{(\\w+)}", ":$1"))
            .toList();
    var raw = new TreeSet<String>();
    for (var route : router.getRoutes()) {
      var path = String.valueOf(route.getPath());
      if (route.methods() != null && path.matches("/(api|v1)/.*")) {
        route.methods().forEach(method -> raw.add(method.name() + " " + path));
      }
    }
    raw.removeAll(Set.of(testsOwn));
    assertThat(raw).isNotEmpty().isSubsetOf(documented);
  }
}
