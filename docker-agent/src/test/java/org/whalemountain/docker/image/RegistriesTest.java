package org.whalemountain.docker.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegistriesTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "python, docker.io",
    "python:3.12, docker.io",
    "library/python, docker.io",
    "e175701/app:1, docker.io",
    "docker.io/library/python, docker.io",
    "index.docker.io/library/python, docker.io",
    "registry-1.docker.io/library/python, registry-1.docker.io",
    "localhost/app, localhost",
    "localhost:5000/app, localhost:5000",
    "127.0.0.1:5000/a/b:1, 127.0.0.1:5000",
    "gitlab.example.ac.jp:5050/group/app@sha256:00, gitlab.example.ac.jp:5050",
    "GitLab.Example.ac.jp/app, gitlab.example.ac.jp",
    "HOST/app, host",
  })
  void theRegistryIsWhatStandsBeforeTheFirstSlashOfAHost(String reference, String registry) {
    assertThat(Registries.of(reference)).isEqualTo(registry);
  }

  @Test
  void anyRegistryMayBePulledFromUnlessSomeAreNamed() {
    assertThatCode(() -> registries(List.of(), null).check("ghcr.io/a/b"))
        .doesNotThrowAnyException();
    var some = registries(List.of("Docker.io", " gitlab.example.ac.jp:5050"), null);
    assertThatCode(() -> some.check("python")).doesNotThrowAnyException();
    assertThatCode(() -> some.check("index.docker.io/a/b")).doesNotThrowAnyException();
    assertThatCode(() -> some.check("gitlab.example.ac.jp:5050/a/b")).doesNotThrowAnyException();
    for (var other :
        List.of("ghcr.io/a/b", "gitlab.example.ac.jp/a/b", "registry-1.docker.io/a/b")) {
      assertThatThrownBy(() -> some.check(other))
          .isInstanceOfSatisfying(
              ApiException.class,
              refused -> {
                assertThat(refused.code()).isEqualTo(ErrorCode.IMAGE_NOT_AVAILABLE);
                assertThat(refused.detail().english())
                    .contains(other.substring(0, other.indexOf('/')))
                    .contains("docker.io, gitlab.example.ac.jp:5050");
                assertThat(refused.fields())
                    .extracting(field -> field.name())
                    .containsExactly("image");
              });
    }
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource({
    "python, hub, one:two, https://index.docker.io/v1/",
    "gitlab.example.ac.jp:5050/a/b:1, e175701, secret-5050, gitlab.example.ac.jp:5050",
    "plain.example.ac.jp/a, reader, secret-plain, plain.example.ac.jp",
    "gitlab.example.ac.jp/a/b:1, , , gitlab.example.ac.jp",
  })
  void credentialsAreTheRegistrysOwn(String reference, String user, String password, String address)
      throws IOException {
    // aHViOm9uZTp0d28= is hub:one:two, ZTE3NTcwMTpzZWNyZXQtNTA1MA== is e175701:secret-5050
    var file =
        Files.writeString(
            folder.resolve("config.json"),
            """
            {"auths": {
              "https://index.docker.io/v1/": {"auth": "aHViOm9uZTp0d28="},
              "gitlab.example.ac.jp:5050": {"auth": "ZTE3NTcwMTpzZWNyZXQtNTA1MA=="},
              "https://plain.example.ac.jp/v2/": {"username": "reader", "password": "secret-plain"}}}
            """);

    var auth = registries(List.of(), file).credentials(reference);

    assertThat(auth.getUsername()).isEqualTo(user);
    assertThat(auth.getPassword()).isEqualTo(password);
    assertThat(auth.getRegistryAddress()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({"'{\"auths\": {\"a.example\": {\"auth\": \"%%%\"}}}'", "'{'", "'[]'", "''"})
  void aFileThatIsNoneGivesNoCredentials(String content) throws IOException {
    var file = Files.writeString(folder.resolve("config.json"), content);
    var registries = registries(List.of(), file);
    assertThat(registries.credentials("a.example/b").getUsername()).isNull();

    Files.writeString(
        file, "{\"auths\": {\"a.example\": {\"username\": \"u\", \"password\": \"p\"}}}");
    assertThat(registries.credentials("a.example/b").getUsername()).isEqualTo("u");
    Files.delete(file);
    assertThat(registries.credentials("a.example/b").getUsername()).isNull();
  }

  private static Registries registries(List<String> allowed, Path credentials) {
    return new Registries(
        new RegistryConfig() {
          @Override
          public Optional<List<String>> allowed() {
            return Optional.of(allowed);
          }

          @Override
          public Optional<Path> credentials() {
            return Optional.ofNullable(credentials);
          }
        });
  }
}
