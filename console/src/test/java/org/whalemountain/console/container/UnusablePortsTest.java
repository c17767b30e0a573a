package org.whalemountain.console.container;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.container.PortMapping;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

import static org.assertj.core.api.Assertions.assertThat;

class UnusablePortsTest {

  private static final Sentence TAKEN = new Sentence("is taken", "は使われています");
  private final List<PortMapping> ports =
      List.of(new PortMapping(80, 50000), new PortMapping(22, 50001));

  @Test
  void theNamedOneIsMeant() {
    assertThat(UnusablePorts.of(refusal("ports[1].host"), ports)).containsExactly(ports.get(1));
    assertThat(UnusablePorts.of(refusal("ports[0]"), ports)).containsExactly(ports.get(0));
  }

  @Test
  void whatNamesNoneMeansNone() {
    assertThat(UnusablePorts.of(refusal("ports[7].host"), ports)).isEmpty();
    assertThat(UnusablePorts.of(new ApiException(ErrorCode.PORT_TAKEN, TAKEN), ports)).isEmpty();
  }

  private static ApiException refusal(String field) {
    return new ApiException(ErrorCode.PORT_TAKEN, TAKEN, List.of(new FieldProblem(field, TAKEN)));
  }
}
