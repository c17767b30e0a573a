package org.whalemountain.api.contract;

import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.Locale;
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
    var documented = new TreeSet<String>();
    Call.to(service)
        .get("/q/openapi?format=json")
        .expect(200)
        .json()
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            documented.add(
                                method.toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey().replaceAll("\\{(\\w+)}", ":$1"))));
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
