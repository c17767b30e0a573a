package org.whalemountain.docker.file;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalemountain.docker.engine.Engine;
import org.whalemountain.docker.wire.Borrowed;
import org.whalemountain.docker.wire.Eventually;
import org.whalemountain.docker.wire.Http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

@QuarkusTest
class FileIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String JAPANESE = "実験 結果.csv";

  @Inject Engine engine;
  private Borrowed container;

  @BeforeEach
  void borrow() {
    container = Borrowed.running(client());
  }

  @AfterEach
  void giveBack() throws Exception {
    container.close();
    Eventually.see(SOON, FileIT::spooled, left -> left == 0);
  }

  @Test
  void filesComeBackByteForByteAlsoFromAStoppedContainer() throws Exception {
    var big = new byte[20_000_003];
    new Random(7).nextBytes(big);
    var small = "あ,い\n".getBytes(StandardCharsets.UTF_8);
    upload("/tmp")
        .multiPart("file", "big.bin", big)
        .multiPart("file", "x".repeat(200), new byte[0])
        .multiPart("sha256", sha256(big))
        .multiPart("sha256", sha256(new byte[0]))
        .post(container.path("files"))
        .then()
        .statusCode(201)
        .body("path", equalTo(List.of("/tmp/big.bin", "/tmp/" + "x".repeat(200))))
        .body("sizeBytes[0]", equalTo(big.length))
        .body("sha256[1]", equalTo(sha256(new byte[0])));
    assertThat(uploadNamed(JAPANESE, small)).startsWith("HTTP/1.1 201").contains(sha256(small));
    assertThat(run("stat", "-c", "%a %u %g", "/tmp/" + JAPANESE)).isEqualTo("644 0 0\n");
    container.stop();
    assertThat(fetch("/tmp/big.bin").statusCode(200).extract().asByteArray()).isEqualTo(big);
    assertThat(
            fetch("/tmp/" + JAPANESE)
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Length", Integer.toString(small.length))
                .header("Transfer-Encoding", nullValue())
                .header(
                    "Content-Disposition",
                    "attachment; filename=\"__ __.csv\"; filename*=UTF-8''"
                        + "%E5%AE%9F%E9%A8%93%20%E7%B5%90%E6%9E%9C.csv")
                .extract()
                .asByteArray())
        .isEqualTo(small);
    assertThat(fetch("/tmp/" + "x".repeat(200)).extract().asByteArray()).isEmpty();
  }

  @Test
  void filesBelongToTheUserTheContainerRunsAs() throws Exception {
    try (var students =
        Borrowed.running(client(), create -> create.withCmd("sleep", "99").withUser("student"))) {
      upload("/tmp")
          .multiPart("file", "mine", new byte[1])
          .post(students.path("files"))
          .then()
          .statusCode(201);
      assertThat(run(students, "stat", "-c", "%u %g", "/tmp/mine")).isEqualTo("1234 1235\n");
    }
  }

  @Test
  void aDirectoryComesAsTarAndALinkStandsForItsFile() throws Exception {
    run(
        "sh",
        "-c",
        "mkdir -p /home/a/b; echo hi >/home/a/b/c; ln -s a/b/c /home/link; mkfifo /home/p");
    var tar =
        fetch("/home/a")
            .statusCode(200)
            .contentType("application/x-tar")
            .header("Content-Disposition", "attachment; filename=\"a.tar\"; filename*=UTF-8''a.tar")
            .extract()
            .asByteArray();
    var names = new StringBuilder();
    try (var in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.append(entry.getName()).append(' ');
      }
    }
    assertThat(names.toString()).isEqualTo("a/ a/b/ a/b/c ");
    assertThat(fetch("/home/link").statusCode(200).extract().asString()).isEqualTo("hi\n");
    fetch("/home/p").statusCode(422).body("fields[0].name", equalTo("path"));
    fetch("/home/none").statusCode(404).body("code", equalTo("not-found"));
    fetch("home").statusCode(422).body("fields[0].name", equalTo("path"));
    agent().get(container.path("files")).then().statusCode(422);
  }

  @Test
  void aWrongHashStoresNothing() throws Exception {
    upload("/tmp")
        .multiPart("file", "a", new byte[] {1})
        .multiPart("file", "b", new byte[] {2})
        .multiPart("sha256", sha256(new byte[] {1}))
        .multiPart("sha256", sha256(new byte[] {3}))
        .post(container.path("files"))
        .then()
        .statusCode(422)
        .body("fields[0].name", equalTo("sha256[1]"));
    assertThat(run("ls", "/tmp")).isEmpty();
  }

  @Test
  void badNamesAndPathsAreNamed() throws Exception {
    for (var name : new String[] {"..", "a/b", "/etc/passwd", "あ".repeat(86)}) {
      assertThat(uploadNamed(name, new byte[1]))
          .startsWith("HTTP/1.1 422")
          .contains("\"name\":\"file[0]\"");
    }
    for (var path : new String[] {"tmp", "/none", "/bin/busybox", ""}) {
      upload(path)
          .multiPart("file", "a", new byte[1])
          .post(container.path("files"))
          .then()
          .statusCode(422)
          .body("fields[0].name", equalTo("path"));
    }
    upload("/tmp")
        .multiPart("file", "a", new byte[1])
        .multiPart("file", "a", new byte[1])
        .post(container.path("files"))
        .then()
        .statusCode(422)
        .body("fields[0].name", equalTo("file[1]"));
    upload("/tmp")
        .post(container.path("files"))
        .then()
        .statusCode(422)
        .body("fields[0].name", equalTo("file"));
    assertThat(run("ls", "/tmp")).isEmpty();
  }

  @Test
  void anUploadThatBreaksOffStoresNothing() throws Exception {
    var begin =
        "--B\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n/tmp\r\n"
            + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cut\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
            + "x".repeat(300_000);
    var type = "Content-Type: multipart/form-data; boundary=B\r\nContent-Length: ";
    try (var http = Http.open()) {
      http.send("POST", container.path("files"), type + "900000\r\n", bytes(begin));
      Eventually.see(SOON, FileIT::spooled, waiting -> waiting > 0);
    }
    Eventually.see(SOON, FileIT::spooled, left -> left == 0);
    try (var http = Http.open()) {
      var length = type + begin.length() + "\r\nConnection: close\r\n";
      http.send("POST", container.path("files"), length, bytes(begin));
      var answer = new String(http.in().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }
    assertThat(run("ls", "/tmp")).isEmpty();
  }

  @Test
  void aDownloadThatIsLeftEndsItsCallToTheEngine() throws Exception {
    run("sh", "-c", "head -c 300000000 /dev/zero >/home/big");
    try (var http = Http.open()) {
      http.send("GET", container.path("files?path=/home/big"), "", new byte[0]);
      assertThat(http.in().readNBytes(1_000_000)).hasSize(1_000_000);
    }
    // The engine reads one archive of a container at a time: this one waits for the end of that.
    assertTimeoutPreemptively(SOON, () -> fetch("/etc/passwd").statusCode(200));
  }

  private RequestSpecification upload(String path) {
    return agent().multiPart("path", path);
  }

  /** As a browser sends it: the name in plain UTF-8. */
  private String uploadNamed(String name, byte[] content) throws IOException {
    var body = new ByteArrayOutputStream();
    body.write(
        bytes(
            "--B\r\nContent-Disposition: form-data; name=\"path\"\r\n\r\n/tmp\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
    body.write(content);
    body.write(bytes("\r\n--B--\r\n"));
    var headers =
        "Content-Type: multipart/form-data; boundary=B\r\nConnection: close\r\nContent-Length: "
            + body.size()
            + "\r\n";
    try (var http = Http.open()) {
      http.send("POST", container.path("files"), headers, body.toByteArray());
      return new String(http.in().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private ValidatableResponse fetch(String path) {
    return agent().queryParam("path", path).get(container.path("files")).then();
  }

  private static RequestSpecification agent() {
    return given().auth().oauth2(Http.TOKEN);
  }

  private String run(String... words) throws Exception {
    return run(container, words);
  }

  private String run(Borrowed where, String... words) throws Exception {
    var id =
        client()
            .execCreateCmd(where.id())
            .withCmd(words)
            .withUser("0")
            .withAttachStdout(true)
            .withAttachStderr(true)
            .exec()
            .getId();
    var printed = new StringBuffer();
    client()
        .execStartCmd(id)
        .exec(
            new ResultCallback.Adapter<Frame>() {
              @Override
              public void onNext(Frame frame) {
                printed.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
              }
            })
        .awaitCompletion();
    return printed.toString();
  }

  private static long spooled() throws IOException {
    try (var files = Files.list(Path.of("target/spool"))) {
      return files.filter(file -> !file.endsWith(".lock")).count();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private DockerClient client() {
    return engine.client();
  }
}
