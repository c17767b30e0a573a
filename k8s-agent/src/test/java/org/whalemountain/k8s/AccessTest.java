package org.whalemountain.k8s;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.contract.AuthorisationMatrix;
import org.whalemountain.api.contract.AuthorisationMatrix.Row;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.OpenApiDocument;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published matrix's rows of this agent, as far as a mock of an API server goes: who has no
 * token learns nothing at any address, also at those that are added later. What the token's holder
 * gets is tried on a real cluster, {@link AuthorisationIT}.
 */
@QuarkusTest
@QuarkusTestResource(value = ClusterOfTheMockServer.class, restrictToAnnotatedClass = true)
class AccessTest {

  private static final AuthorisationMatrix MATRIX = AuthorisationMatrix.published();

  /** It is not there until a token is set for it, which the tests' own configuration does. */
  private static final String OPENED_BY_THE_TESTS = "/q/metrics";

  @TestHTTPResource("/")
  URI address;

  @ConfigProperty(name = "whalemountain.agent.token")
  String token;

  @Test
  void everyRouteStandsInTheMatrix() {
    assertThat(MATRIX.routes("k8s-agent"))
        .isEqualTo(new TreeSet<>(OpenApiDocument.routes(address)));
  }

  @Test
  void everyCellOfWhoHasNoTokenHolds() {
    var wrong = new ArrayList<String>();
    for (var row : MATRIX.of("k8s-agent")) {
      if (row.route().equals(OPENED_BY_THE_TESTS)) {
        continue;
      }
      for (var person : MATRIX.people()) {
        var expected = row.statuses().get(MATRIX.people().indexOf(person));
        var status = status(row, caller(person));
        if (person.equals("agent-token") ? status == 401 : status != expected) {
          wrong.add(row.call() + " by " + person + " gives " + status);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The agent knows no people: whatever they show elsewhere is nothing here. */
  private Call caller(String person) {
    var anybody = Call.to(address);
    return switch (person) {
      case "anonymous" -> anybody;
      case "garbage-token" -> anybody.as("wrong");
      case "agent-token" -> anybody.as(token);
      case "owner-token" -> anybody.as("wm_" + "0".repeat(40));
      case "owner", "other-student", "admin" ->
          anybody.with("Cookie", "whalemountain-session=" + "0".repeat(40));
      default -> throw new AssertionError("no such kind of person: " + person);
    };
  }

  private static int status(Row row, Call caller) {
    var path = row.route().replaceAll("\\{\\w+}", "e175701");
    return caller.send(row.method(), path, null, null).status();
  }
}
