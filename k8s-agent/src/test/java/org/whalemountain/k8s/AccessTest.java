package org.whalemountain.k8s;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.OpenApiDocument;

import static org.assertj.core.api.Assertions.assertThat;

/** Without the token no address of this agent tells anything, also none that is added later. */
@QuarkusTest
@QuarkusTestResource(value = ClusterOfTheMockServer.class, restrictToAnnotatedClass = true)
class AccessTest {

  @TestHTTPResource("/")
  URI address;

  @Test
  void everyRouteRefusesWhoShowsNoToken() {
    var routes = OpenApiDocument.routes(address);
    assertThat(routes)
        .contains("GET /v1/kubeconfigs/{account}", "GET /v1/containers/{name}/terminal");
    for (var route : routes) {
      var method = route.substring(0, route.indexOf(' '));
      var path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{\\w+}", "e175701");
      if (path.startsWith("/v1")) {
        Call.to(address).send(method, path, null, null).expectProblem(401, "not-authenticated");
        Call.to(address)
            .as("wrong")
            .send(method, path, null, null)
            .expectProblem(401, "not-authenticated");
      }
    }
  }
}
