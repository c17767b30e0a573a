package org.whalemountain.console.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.StrictJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class DefinitionTextTest {

  private static final String WHOLE =
      """
      # a course's server
      name: web
      description: |
        Serves what stands in */work*.

        - one
      image: python:3.12
      entrypoint: [/entry.sh]
      user: "1000:1000"
      workingDirectory: /work
      labels: {week: "3", course: os}
      command: [python, -m, http.server, "8080"]
      environments:
        - GREETING=hello world
        - 'EMPTY='
      guestPorts: [8080]
      gpus: 1
      cpus: 2
      memoryMiB: 2048
      """;

  @Test
  void yamlIsReadAsItStands() {
    var read = yaml(WHOLE);
    assertThat(read)
        .isEqualTo(
            new ContainerDefinition(
                "web",
                "Serves what stands in */work*.\n\n- one\n",
                null,
                "python:3.12",
                List.of("/entry.sh"),
                List.of("python", "-m", "http.server", "8080"),
                "1000:1000",
                "/work",
                List.of("GREETING=hello world", "EMPTY="),
                Map.of("course", "os", "week", "3"),
                List.of(8080),
                1,
                2.0,
                2048));
    assertThat(DefinitionText.yaml(read))
        .isEqualTo(
            """
            name: web
            description: |
              Serves what stands in */work*.

              - one
            image: python:3.12
            entrypoint:
            - /entry.sh
            command:
            - python
            - "-m"
            - http.server
            - "8080"
            user: "1000:1000"
            workingDirectory: /work
            environments:
            - GREETING=hello world
            - EMPTY=
            labels:
              course: os
              week: "3"
            guestPorts:
            - 8080
            gpus: 1
            cpus: 2.0
            memoryMiB: 2048
            """);
  }

  @Test
  void theLeastIsAnImage() {
    var least = yaml("image: busybox");
    assertThat(least).isEqualTo(json("{\"image\": \"busybox\"}"));
    assertThat(least.cpus()).isEqualTo(1.0);
    assertThat(least.memoryMiB()).isEqualTo(1024);
    assertThat(least.environments()).isEmpty();
    assertThat(DefinitionText.yaml(least))
        .doesNotContain("name", "description", "offered")
        .doesNotContain("entrypoint", "user", "workingDirectory", "labels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on",
        "no",
        "Yes",
        "true",
        "null",
        "~",
        "",
        "  both ends  ",
        "1e3",
        "0x10",
        "010",
        "-1",
        "1_000",
        "22:22",
        ".inf",
        ".nan",
        "=",
        "<<",
        "a: b",
        "a #b",
        "#a",
        "- a",
        "-",
        "? a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a`",
        "{a}",
        "[a]",
        "a, b",
        "\"a\"",
        "'a'",
        "a\\nb",
        "a\tb",
        "\ta",
        "two\nlines",
        "ends\n",
        "ends twice\n\n",
        "\n begins",
        " led\nlines",
        "a\r\nb",
        "a\u0085b",
        "a\u2028b",
        "a\n\u0085b",
        "a\n\u2029 b",
        "a \n b",
        "a\n\n\n",
        "\n",
        "y",
        "N",
        "0o7",
        "1:2",
        "a:b",
        "http://a.b:80/c?d=e#f",
        "\u0007bell",
        "\uFEFFmark",
        "日本語 😀",
        "---",
        "...",
        "--- a",
        "2026-11-23",
        "${HOME} $(id)",
        "a:",
        ":a"
      })
  void everyTextComesBackAsItWas(String text) throws JsonProcessingException {
    var definition =
        new ContainerDefinition(
            "web",
            null,
            false,
            "busybox",
            List.of("sh", text),
            List.of("echo", text),
            null,
            "/" + text,
            List.of("A=" + text, "B=1"),
            Map.of("a" + text, text, text + "b", "1"),
            List.of(),
            0,
            0.5,
            64);
    var written = DefinitionText.yaml(definition);
    assertThat(yaml(written)).as(written).isEqualTo(definition);
    assertThat(json(StrictJson.mapper().writeValueAsString(definition))).isEqualTo(definition);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image: a\\nimage: b                              | malformed | Line 2 names a field a second time
          image: a\\nname: b\\nnmae: c                      | malformed | Line 3: The field nmae is not known
          image: a\\ncpus: many                            | invalid   | Line 2: cpus has a value of the wrong type
          image: a\\nguestPorts:\\n  - 80\\n  - http         | invalid   | Line 4: guestPorts[1] has a value of the wrong type
          image: a\\ncommand: [sleep, 9]                   | invalid   | Line 2: command[1] has a value of the wrong type
          image: 3                                        | invalid   | Line 1: image has a value of the wrong type
          image: a\\ngpus: 1.5                             | invalid   | Line 2: gpus has a value of the wrong type
          image: a\\nguestPorts: 80                        | invalid   | Line 2: guestPorts has a value of the wrong type
          image: a\\noffered: maybe                        | invalid   | Line 2: offered has a value of the wrong type
          image: a\\n\\tname: b                             | malformed | Line 2 cannot be read as YAML
          image: a\\ncommand: [sh                          | malformed | cannot be read as YAML
          image: &i a\\nname: *i                           | malformed | Line 1: anchors and aliases
          image: a\\nname: *i                              | malformed | Line 2: anchors and aliases
          image: !!java.net.URL [a]                       | malformed | Line 1: tags
          image: !!str a                                  | malformed | Line 1: tags
          image: a\\n---\\nimage: b                         | malformed | Line 2 begins a second document
          image: a\\n<<: {name: b}                         | malformed | Line 2: The field << is not known
          image: {a: {b: {c: d}}}                         | malformed | Line 1 nests too deep
          ? {a: b}\\n: c                                   | malformed | The body
          [image]                                         | malformed | not the JSON object
          image                                           | malformed | not the JSON object
          image: a\\nguestPorts: [80, 80]                  | invalid   | guestPorts
          image: a\\nguestPorts: [99999]                   | invalid   | guestPorts[0]
          image: a\\nname: A                               | invalid   | name
          image: a\\ncpus: .nan                            | invalid   | cpus
          image: a\\ncpus: .inf                            | invalid   | cpus
          image: a\\nmemoryMiB: 99999999999                | invalid   | memoryMiB
          name: web                                       | invalid   | image is required
          image: a\\nenvironments: [A]                     | invalid   | environments[0]
          image: a\\nenvironments: [A=1, null]             | invalid   | environments[1]
          image: a\\nenvironments: [A=1, A=2]              | invalid   | environments[1]
          image: a\\nenvironments: ['TOKEN=********']      | invalid   | environments[0] is a hidden value
          image: a\\nlabels: {week: 3}                     | invalid   | Line 2: labels.week has a value of the wrong type
          image: a\\nlabels:\\n  a: x\\n  a: y              | malformed | Line 4 names a field a second time
          image: a\\nlabels: {a: {b: c}}                  | malformed | Line 2 nests too deep
          image: a\\nlabels: {a: null}                    | invalid   | labels must be at most
          image: a\\nlabels: {db.password: '********'}    | invalid   | labels.db.password is a hidden value
          image: a\\nlabels: [a=b]                        | invalid   | Line 2: labels has a value of the wrong type
          image: a\\nentrypoint: [' ']                    | invalid   | entrypoint[0]
          image: a\\nentrypoint: sh                       | invalid   | Line 2: entrypoint has a value of the wrong type
          image: a\\nuser: 1000                           | invalid   | Line 2: user has a value of the wrong type
          image: a\\nuser: 'a b'                          | invalid   | user must be
          image: a\\nworkingDirectory: work               | invalid   | workingDirectory must be an absolute path
          image: a\\ndescription: "a\\u0007b"              | invalid   | description must not contain control
          """)
  void whatIsWrongIsToldWithItsPlace(String text, String code, String part) {
    var refusal = refusal(text.replace("\\n", "\n").replace("\\t", "\t"), true);
    assertThat(refusal.code().code()).as(refusal.getMessage()).isEqualTo(code);
    assertThat(refusal.detail().in(Locale.ENGLISH)).contains(part);
    assertThat(refusal.detail().in(Locale.JAPANESE)).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"image": "a",\\n "image": "b"}    | malformed | Line 2 names a field a second time
          {"image": "a",\\n "x": 1}          | malformed | Line 2: The field x is not known
          {"image": "a",\\n "cpus": "1"}     | invalid   | Line 2: cpus has a value of the wrong type
          {"image": "a",\\n                  | malformed | Line 2 cannot be read as JSON
          {"image": "a"}\\n{}                | malformed | Line 2
          []                                | malformed | not the JSON object
          null                              | malformed | A definition is expected
          image: a                          | malformed | Line 1 cannot be read as JSON
          """)
  void jsonIsReadAsStrictly(String text, String code, String part) {
    var refusal = refusal(text.replace("\\n", "\n"), false);
    assertThat(refusal.code().code()).as(refusal.getMessage()).isEqualTo(code);
    assertThat(refusal.detail().in(Locale.ENGLISH)).contains(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "null", "~", "# nothing", "---", "\uFEFF"})
  void nothingIsNoDefinition(String text) {
    assertThat(refusal(text, true).code()).isEqualTo(ErrorCode.MALFORMED);
  }

  @Test
  void aMarkBeforeTheTextIsPassedOver() {
    assertThat(yaml("\uFEFFimage: a").image()).isEqualTo("a");
    assertThat(json("\uFEFF{\"image\": \"a\"}").image()).isEqualTo("a");
  }

  @Test
  void whatIsNoTextIsRefused() {
    var latin = "image: a\ndescription: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> DefinitionText.read(latin, true)).hasMessageContaining("not UTF-8");
    assertThat(refusal("image: a\u0000b", true).code())
        .isIn(ErrorCode.MALFORMED, ErrorCode.INVALID);
    assertThat(refusal("image: a\nname: \uD83D", true)).isNotNull();
  }

  @Test
  void whatIsTooLargeIsNotRead() {
    var large =
        ("image: a\ndescription: " + "x".repeat(DefinitionText.LARGEST))
            .getBytes(StandardCharsets.UTF_8);
    var refusal = catchThrowableOfType(ApiException.class, () -> DefinitionText.read(large, true));
    assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_LARGE);
    assertThat(refusal("image: a\ndescription: " + "x".repeat(2001), true).code())
        .isEqualTo(ErrorCode.INVALID);
    assertThat(yaml("image: a\ndescription: " + "😀".repeat(2000)).description()).hasSize(4000);
  }

  @Test
  void bombsGoOffNowhere() {
    var laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
    for (var i = 1; i < 30; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    var most = DefinitionText.LARGEST - 10;
    assertTimeout(
        // on a busy machine; what went off would take minutes
        Duration.ofSeconds(30),
        () -> {
          assertThat(refusal(laughs.toString(), true).detail().english()).contains("aliases");
          for (var text :
              List.of(
                  "[".repeat(most),
                  "{".repeat(most),
                  "- ".repeat(most / 2),
                  "? ".repeat(most / 2),
                  "a: ".repeat(most / 3),
                  "image: " + "\"".repeat(most / 2),
                  "!".repeat(most),
                  "%".repeat(most),
                  "image: a\ncommand: [" + "a,".repeat(most / 2 - 20) + "]",
                  "image: a\ncpus: " + "9".repeat(most - 20),
                  "image: a\ncpus: 1e" + "9".repeat(most - 20))) {
            assertThat(refusal(text, true)).isNotNull();
          }
          assertThat(refusal("[".repeat(most), false).code()).isEqualTo(ErrorCode.MALFORMED);
        });
  }

  private static ContainerDefinition yaml(String text) {
    return DefinitionText.read(text.getBytes(StandardCharsets.UTF_8), true);
  }

  private static ContainerDefinition json(String text) {
    return DefinitionText.read(text.getBytes(StandardCharsets.UTF_8), false);
  }

  private static ApiException refusal(String text, boolean isYaml) {
    return catchThrowableOfType(
        ApiException.class,
        () -> DefinitionText.read(text.getBytes(StandardCharsets.UTF_8), isYaml));
  }
}
