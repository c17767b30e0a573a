package org.whalemountain.console.lease;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class InstallationTest {

  @Inject Query query;

  @Test
  void aThreadWithoutRequestOrTransactionMayBeTheFirstToAsk() {
    var asked = CompletableFuture.supplyAsync(() -> new Installation(query).id());
    assertThat(asked).succeedsWithin(Duration.ofSeconds(10));
    assertThat(new Installation(query).id()).isEqualTo(asked.join());
  }
}
