package org.whalemountain.docker;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.OpenApiDocument;
import org.whalemountain.api.contract.RawRoutes;

@QuarkusTest
class OpenApiTest {

  @TestHTTPResource("/")
  URI address;

  @Inject Router router;

  @Test
  void theCommittedDocumentIsWhatIsServed() {
    OpenApiDocument.compare(address, "docker-agent");
  }

  @Test
  void routesOutsideJaxRsAreDocumentedToo() {
    RawRoutes.allAreDocumented(router, address);
  }
}
