package org.whalemountain.api.runner;

import java.net.URI;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * What a runner is set up with. Its text never shows the token.
 *
 * @param gitlabUrl address of the GitLab, {@code https://…} or {@code http://…}, without a query
 * @param token runner authentication token, {@code glrt-…}; the registration tokens of old are not
 *     taken: docs.gitlab.com, "Migrating to the new runner registration workflow"
 */
public record RunnerSettings(String gitlabUrl, String token) {

  private static final int LONGEST_URL = 500;
  private static final Pattern TOKEN = Pattern.compile("glrt-[A-Za-z0-9_.-]{10,200}");
  private static final Sentence URL_RULE =
      new Sentence(
          "must be the address of a GitLab, like https://gitlab.example.ac.jp",
          "は https://gitlab.example.ac.jp のような GitLab のアドレスである必要があります");
  private static final Sentence TOKEN_RULE =
      new Sentence(
          "must be a runner authentication token, which begins with glrt-. In GitLab: your project,"
              + " Settings, CI/CD, Runners, New project runner",
          "は glrt- で始まる Runner 認証トークンである必要があります。GitLab のプロジェクトの「設定」→「CI/CD」→「Runner」→"
              + "「新しいプロジェクト Runner」で作成できます");

  /**
   * Checks every field.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  public RunnerSettings {
    var check = new Check();
    check.present(gitlabUrl, "gitlabUrl").present(token, "token");
    check.that(gitlabUrl == null || isAddress(gitlabUrl), "gitlabUrl", URL_RULE);
    check.that(token == null || TOKEN.matcher(token).matches(), "token", TOKEN_RULE);
    check.done();
  }

  @Override
  public String toString() {
    return "RunnerSettings[gitlabUrl=" + gitlabUrl + "]";
  }

  private static boolean isAddress(String text) {
    if (text.length() > LONGEST_URL) {
      return false;
    }
    try {
      var uri = URI.create(text);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
