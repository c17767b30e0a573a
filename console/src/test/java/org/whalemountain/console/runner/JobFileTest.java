package org.whalemountain.console.runner;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalemountain.api.contract.Shell;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

class JobFileTest {

  /** Of docs.gitlab.com/ci/yaml, "Job keywords", as far as used. */
  private static final Set<String> JOB_KEYWORDS = Set.of("stage", "image", "script", "rules");

  private static final RunnerConfig CONFIG =
      new RunnerConfig() {
        @Override
        public Optional<String> gitlabUrl() {
          return Optional.empty();
        }

        @Override
        public String jobImage() {
          return "docker:cli";
        }

        @Override
        public String watchEvery() {
          return "5s";
        }
      };

  @Test
  void itIsOneJobOfDocumentedKeywords() {
    for (var language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      var job = job(language);
      assertThat(job.keySet()).isEqualTo(JOB_KEYWORDS);
      assertThat(job).containsEntry("stage", "build").containsEntry("image", "docker:cli");
      assertThat(job.get("rules")).isEqualTo(List.of(Map.of("if", "$CI_COMMIT_BRANCH")));
      assertThat(script(language)).hasSize(3).anyMatch(line -> line.startsWith("docker build "));
    }
  }

  @Test
  void onlyItsCommentsHaveALanguage() {
    assertThat(job(Locale.JAPANESE)).isEqualTo(job(Locale.ENGLISH));
    assertThat(text(Locale.JAPANESE)).contains("イメージ").doesNotContain("Builds");
    assertThat(text(Locale.ENGLISH)).doesNotContain("イメージ");
  }

  @ParameterizedTest
  @CsvSource({
    "app, main, app:main app:latest",
    "My_Cool.App, main, my-cool-app:main my-cool-app:latest",
    "_Deep--Learning_, feature-1, deep-learning:feature-1",
  })
  void whatItRunsNamesTheImage(String project, String branch, String expected) throws IOException {
    var run =
        "docker() { for word; do case $word in e175701/*) last=$word;; esac; done; echo $last; }\n"
            + "CI_PROJECT_NAME='%s' CI_COMMIT_BRANCH=%s CI_COMMIT_REF_SLUG=%s CI_DEFAULT_BRANCH=main\n"
                .formatted(project, branch, branch)
            + String.join("\n", script(Locale.ENGLISH));
    assertThat(Shell.run(run).lines().map(line -> line.replace("e175701/", "")))
        .containsExactly(expected.split(" "));
  }

  @SuppressWarnings("unchecked")
  private static List<String> script(Locale language) {
    return (List<String>) job(language).get("script");
  }

  private static Map<String, Object> job(Locale language) {
    Map<String, Map<String, Object>> file =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(text(language));
    assertThat(file).containsOnlyKeys("build-image");
    return file.get("build-image");
  }

  private static String text(Locale language) {
    return new JobFile(CONFIG).text("e175701", language);
  }
}
