package org.whalemountain.k8s;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.OpenApiDocument;
import org.whalemountain.api.contract.RawRoutes;

@QuarkusTest
@QuarkusTestResource(value = ClusterOfTheMockServer.class, restrictToAnnotatedClass = true)
class OpenApiTest {

  @TestHTTPResource("/")
  URI address;

  @Inject Router router;

  @Test
  void theCommittedDocumentIsWhatIsServed() {
    OpenApiDocument.compare(address, "k8s-agent");
  }

  @Test
  void routesOutsideJaxRsAreDocumentedToo() {
    RawRoutes.allAreDocumented(router, address);
  }
}
