package org.whalemountain.console.whole;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.contract.Call;
import org.whalemountain.api.contract.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** Every bad value is named, in both languages, and the engine has nothing of it. */
class BadInputIT {

  private static final String ACCOUNT = Whole.TARO;
  private static Call me;
  private static List<String> before;

  @BeforeAll
  static void look() {
    me = Whole.running().as(ACCOUNT);
    before = all();
  }

  @AfterAll
  static void theEngineHasNothingNew() {
    assertThat(all()).isEqualTo(before);
    assertThat(me.get("/api/v1/containers").expect(200).json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "name":"Web"                               | name
          "name":""                                  | name
          "name":"-web"                              | name
          "name":"../etc"                            | name
          "name":null                                | name
          "name":7                                   | name
          "image":""                                 | image
          "image":"UPPER case"                       | image
          "image":null                               | image
          "environments":["no-equals"]               | environments[0]
          "environments":["1A=x"]                    | environments[0]
          "environments":["A=1","B=2","A=3"]         | environments[2]
          "environments":["LD_PRELOAD=/x.so"]        | environments[0]
          "environments":["NVIDIA_VISIBLE_DEVICES=all"] | environments[0]
          "environments":["A=\\u0000"]               | environments[0]
          "environments":"A=1"                       | environments
          "guestPorts":[0]                           | guestPorts[0]
          "guestPorts":[80,70000]                    | guestPorts[1]
          "guestPorts":[80,80]                       | guestPorts[1]
          "guestPorts":["http"]                      | guestPorts[0]
          "guestPorts":[1.5]                         | guestPorts[0]
          "command":[""]                             | command[0]
          "command":[null]                           | command[0]
          "gpus":-1                                  | gpus
          "gpus":1000                                | gpus
          "cpus":0                                   | cpus
          "cpus":-2                                  | cpus
          "cpus":1e300                               | cpus
          "cpus":"two"                               | cpus
          "memoryMiB":15                             | memoryMiB
          "memoryMiB":99999999999                    | memoryMiB
          "memoryMiB":1.5                            | memoryMiB
          "host":"no-such-blade"                     | host
          """)
  void aBadValueIsNamed(String member, String field) {
    var name = member.substring(1, member.indexOf('"', 1));
    var order = new LinkedHashMap<>(Whole.running().order("bad"));
    order.remove(name);
    var body = Call.json(order).replaceFirst("\\{", "{" + member.replace("\\", "\\\\") + ",");
    me.with("Accept-Language", "en")
        .post("/api/v1/containers", body)
        .expectProblem(422, "invalid")
        .expectField(field);
    var japanese =
        me.with("Accept-Language", "ja").post("/api/v1/containers", body).expect(422).json();
    assertThat(japanese.path("detail").asText())
        .containsPattern("[\\p{IsHiragana}\\p{IsKatakana}]");
  }

  @Test
  void whatIsNoOrderIsMalformed() {
    for (var body : List.of("", "{", "[]", "null", "\"x\"", "{\"name\":\"a\",\"name\":\"b\"}")) {
      me.post("/api/v1/containers", body).expectProblem(400, "malformed");
    }
    me.post("/api/v1/containers", Call.json(Whole.running().order("bad")) + " {}")
        .expectProblem(400, "malformed");
    me.post("/api/v1/containers", "{\"name\":\"a\",\"image\":\"b\",\"privileged\":true}")
        .expectProblem(400, "malformed")
        .expectField("privileged");
  }

  private static List<String> all() {
    return Shell.run("docker ps -a --format '{{.Names}}' | grep " + ACCOUNT + " || true")
        .lines()
        .sorted()
        .toList();
  }
}
