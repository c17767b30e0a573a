package org.whalemountain.api.problem;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemReaderTest {

  private final ProblemReader reader = new ProblemReader(StrictJson.mapper());

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      delimiter = '|',
      textBlock =
          """
          502 | <html><body>Bad Gateway</body></html> | engine-failed
          502 | null                                  | engine-failed
          503 | ''                                    | host-unreachable
          504 | ''                                    | host-unreachable
          500 | {"broken                              | engine-failed
          404 | []                                    | not-found
          409 | Conflict                              | engine-failed
          413 | x                                     | too-large
          418 | {"code":"of-tomorrow","detail":null}  | engine-failed
          """)
  void whatIsNoProblemBecomesOneWithoutEchoingIt(int status, String body, String code) {
    var error = reader.read(status, body);
    assertThat(error.code().code()).isEqualTo(code);
    assertThat(error.detail().english()).doesNotContain("html", "broken", "Conflict");
  }

  @Test
  void aProblemComesBackAsItWasSent() throws Exception {
    var sent =
        new ApiException(
            ErrorCode.INVALID,
            new Sentence("cpus is wrong", "cpus が正しくありません"),
            List.of(new FieldProblem("cpus", new Sentence("is wrong", "が正しくありません"))));
    var body = StrictJson.mapper().writeValueAsString(Problem.of(sent, "urn:x", Locale.JAPANESE));
    var read = reader.read(422, body);
    assertThat(read.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(read.detail().english()).isEqualTo("cpus が正しくありません");
    assertThat(read.fields()).extracting(FieldProblem::name).containsExactly("cpus");
  }

  @Test
  void fieldsOfANewerVersionAreTolerated() {
    var read = reader.read(409, "{\"code\":\"name-taken\",\"detail\":\"Taken.\",\"hint\":1}");
    assertThat(read.code()).isEqualTo(ErrorCode.NAME_TAKEN);
  }

  @Test
  void aCodeOfANewerVersionFallsBackToItsStatus() {
    var read = reader.read(404, "{\"code\":\"of-tomorrow\",\"detail\":\"Gone.\"}");
    assertThat(read.code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(read.detail().english()).isEqualTo("Gone.");
  }
}
