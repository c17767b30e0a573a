package org.whalemountain.console.webui;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.ValidatableResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.console.ConsoleTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@ConsoleTest
class WebPageTest {
  private static final Pattern SCRIPT = Pattern.compile("/assets/index-[\\w-]+\\.js");

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/index.html", "/containers", "/containers/0197/terminal", "/no/such/page"})
  void aBrowserGetsThePageWhereverAPersonMayGo(String path) {
    open(path)
        .statusCode(200)
        .contentType("text/html")
        .header("Cache-Control", "no-cache")
        .header("Content-Security-Policy", containsString("default-src 'self'"))
        .body(containsString("<div id=\"root\">"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/nothing", "/api", "/q/nothing", "/assets/old.js", "/a.php"})
  void whatIsNoPageStaysWhatItIs(String path) {
    open(path).body(not(containsString("<div id=\"root\">")));
  }

  @Test
  void aProgramThatAsksForAPageGetsNone() {
    given().accept("application/json").get("/containers").then().statusCode(404);
  }

  @Test
  void assetsAreKeptForEverAndComeAsSmallAsTheBrowserTakesThem() {
    var whole = asset("identity").header("Content-Encoding", nullValue());
    var zipped = asset("gzip").header("Content-Encoding", equalTo("gzip"));
    var smallest = asset("gzip, deflate, br").header("Content-Encoding", equalTo("br"));

    assertThat(size(zipped)).isLessThan(size(whole) / 2);
    assertThat(size(smallest)).isLessThan(size(zipped));
  }

  private static ValidatableResponse asset(String encoding) {
    var script = SCRIPT.matcher(open("/").extract().asString());
    assertThat(script.find()).isTrue();
    return given()
        .config(
            RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
        .header("Accept-Encoding", encoding)
        .get(script.group())
        .then()
        .statusCode(200)
        .contentType(containsString("javascript"))
        .header("Cache-Control", containsString("immutable"))
        .header("X-Content-Type-Options", "nosniff");
  }

  private static int size(ValidatableResponse answer) {
    return answer.extract().asByteArray().length;
  }

  private static ValidatableResponse open(String path) {
    return given().header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").get(path).then();
  }
}
