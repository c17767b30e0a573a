package org.whalemountain.k8s.host;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.OpenApiDocument;

@QuarkusTest
@QuarkusTestResource(ClusterOfTheMockServer.class)
class OpenApiTest {

  @TestHTTPResource("/")
  URI address;

  @Test
  void theCommittedDocumentIsWhatIsServed() {
    OpenApiDocument.compare(address, "k8s-agent");
  }
}
