package org.whalemountain.console.runner;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.whalemountain.api.problem.Sentence;

/**
 * The {@code .gitlab-ci.yml} of a project that builds its Dockerfile: keywords and variables as of
 * docs.gitlab.com, "CI/CD YAML syntax reference" and "Predefined CI/CD variables reference".
 */
@ApplicationScoped
class JobFile {

  static final String TYPE = "text/yaml";

  private static final Sentence WHAT =
      new Sentence(
          """
          # Builds an image of the Dockerfile beside this file with every push, on your own runner.
          # Put both into your project as .gitlab-ci.yml and Dockerfile, and push. A minute after the job
          # the image is among "My images" of Whalemountain, for you alone until you share it.
          # Where your runner takes tagged jobs only, add its tags: under the job.
          """,
          """
          # push するたびに、このファイルと同じ場所にある Dockerfile からイメージを作成します。実行するのはあなたの Runner です。
          # このファイルを .gitlab-ci.yml という名前で、Dockerfile と一緒にプロジェクトに入れて push してください。
          # ジョブが終わると、1 分ほどで Whalemountain の「自分のイメージ」に表示されます。共有するまで使えるのはあなただけです。
          # Runner がタグ付きのジョブだけを受け付ける設定の場合は、ジョブに tags: を追加してください。
          """);
  private static final Sentence IMAGE =
      new Sentence(
          "What the job runs in; it only needs a docker command.",
          "ジョブを実行するイメージです。docker コマンドがあれば十分です。");
  private static final Sentence NAME =
      new Sentence(
          "An image's name has lower case letters only. It must begin with your account.",
          "イメージ名には小文字だけが使えます。先頭は自分のアカウントでなければなりません。");
  private static final Sentence BUILD =
      new Sentence(
          "Any docker build works here: other files, arguments, several images.",
          "docker build はそのまま使えます。別のファイル、引数、複数のイメージも指定できます。");
  private static final Sentence LATEST =
      new Sentence(
          "The default branch is also called latest.", "デフォルトブランチのイメージには latest というタグも付けます。");
  private static final Sentence WHEN =
      new Sentence(
          "For branches, not once more for merge requests.",
          "ブランチへの push のときだけ実行し、マージリクエストでは重ねて実行しません。");

  private final RunnerConfig config;

  JobFile(RunnerConfig config) {
    this.config = config;
  }

  /** For one account, commented in that language. */
  String text(String account, Locale language) {
    return """
        %s
        build-image:
          stage: build
          # %s
          image: "%s"
          script:
            # %s
            - NAME="%s/$(printf %%s "$CI_PROJECT_NAME" | tr A-Z a-z | tr -cs a-z0-9 - | sed -e 's/^-*//' -e 's/-*$//')"
            # %s
            - docker build --tag "$NAME:$CI_COMMIT_REF_SLUG" .
            # %s
            - if [ "$CI_COMMIT_BRANCH" = "$CI_DEFAULT_BRANCH" ]; then docker tag "$NAME:$CI_COMMIT_REF_SLUG" "$NAME:latest"; fi
          rules:
            # %s
            - if: $CI_COMMIT_BRANCH
        """
        .formatted(
            WHAT.in(language),
            IMAGE.in(language),
            config.jobImage(),
            NAME.in(language),
            account,
            BUILD.in(language),
            LATEST.in(language),
            WHEN.in(language));
  }
}
