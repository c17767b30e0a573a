package org.whalemountain.docker.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.runner.RunnerSettings;

/**
 * Asks GitLab whether it knows a token: {@code POST /api/v4/runners/verify}, docs.gitlab.com,
 * "Runners API", and gitlab-runner's {@code network/gitlab.go}, {@code VerifyRunner}.
 */
@ApplicationScoped
class GitLab {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final Pattern HARMLESS = Pattern.compile("[\\w ,.;'():/-]{1,200}");

  private static final Sentence NOT_ALLOWED =
      new Sentence(
          "is not a GitLab that runners may work for here. Allowed: {0}",
          "はここで Runner を使える GitLab ではありません。使えるもの: {0}");
  private static final Sentence WRONG_TOKEN =
      new Sentence(
          "is not known to GitLab. Copy it again, or make a new runner in your project",
          "を GitLab が認識しません。もう一度コピーするか、プロジェクトで新しい Runner を作成してください");
  private static final Sentence REFUSED =
      new Sentence("GitLab refused with status {0}.", "GitLab がステータス {0} で拒否しました。");
  private static final Sentence REFUSED_SAYING =
      new Sentence("GitLab refused with status {0}: {1}", "GitLab がステータス {0} で拒否しました: {1}");
  private static final Sentence ELSEWHERE =
      new Sentence(
          "GitLab's address leads elsewhere (status {0}). The administrator must enter the address"
              + " it leads to.",
          "GitLab のアドレスが転送されています (ステータス {0})。管理者が転送先のアドレスを設定する必要があります。");
  private static final Sentence UNREACHABLE =
      new Sentence(
          "GitLab does not answer. Nothing was changed; try again later.",
          "GitLab が応答しません。何も変更されていません。しばらくしてから再試行してください。");

  private final RunnerConfig config;
  private volatile HttpClient http;

  GitLab(RunnerConfig config) {
    this.config = config;
  }

  /** The addresses runners may work for, as they are compared. */
  List<String> allowed() {
    return config.gitlab().orElse(List.of()).stream()
        .map(String::strip)
        .filter(url -> !url.isEmpty())
        .map(GitLab::canonical)
        .toList();
  }

  /**
   * Shows GitLab the token.
   *
   * @param systemId by which GitLab tells a runner's machines apart
   * @throws ApiException {@code invalid} naming {@code gitlabUrl} or {@code token}, {@code
   *     gitlab-refused}, {@code gitlab-unreachable}
   */
  void verify(RunnerSettings settings, String systemId) {
    var allowed = allowed();
    new Check()
        .that(
            allowed.contains(canonical(settings.gitlabUrl())),
            "gitlabUrl",
            NOT_ALLOWED.with(allowed.isEmpty() ? "-" : String.join(", ", allowed)))
        .done();
    var answer = send(request(settings, systemId));
    if (answer.status() == 403) {
      var sentence =
          new Sentence("token " + WRONG_TOKEN.english(), "token " + WRONG_TOKEN.japanese());
      throw new ApiException(
          ErrorCode.INVALID, sentence, List.of(new FieldProblem("token", WRONG_TOKEN)));
    }
    if (answer.status() != 200) {
      throw new ApiException(ErrorCode.GITLAB_REFUSED, refusal(answer));
    }
  }

  private record Answer(int status, byte[] body) {}

  private HttpRequest request(RunnerSettings settings, String systemId) {
    var body = JSON.createObjectNode();
    body.put("token", settings.token()).put("system_id", systemId);
    body.putObject("info").put("name", "whalemountain");
    return HttpRequest.newBuilder(
            URI.create(canonical(settings.gitlabUrl()) + "/api/v4/runners/verify"))
        .timeout(config.gitlabDeadline())
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  private Answer send(HttpRequest request) {
    CompletableFuture<Answer> coming = null;
    try {
      coming =
          client().sendAsync(request, BodyHandlers.ofInputStream()).thenApplyAsync(GitLab::read);
      // the request's own limit ends with the head of the answer
      return coming.get(config.gitlabDeadline().toMillis() + 1000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | IOException e) {
      throw new ApiException(ErrorCode.GITLAB_UNREACHABLE, UNREACHABLE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(ErrorCode.GITLAB_UNREACHABLE, UNREACHABLE, e);
    } finally {
      if (coming != null) {
        coming.cancel(true);
      }
    }
  }

  private static Answer read(HttpResponse<InputStream> response) {
    try (var body = response.body()) {
      return new Answer(response.statusCode(), body.readNBytes(LARGEST_ANSWER));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private HttpClient client() throws IOException {
    var open = http;
    if (open == null) {
      var builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              // a redirect could lead to any address that this host reaches
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(config.gitlabDeadline());
      if (config.certificates().isPresent()) {
        builder.sslContext(Certificates.trusting(config.certificates().get()));
      }
      open = builder.build();
      http = open;
    }
    return open;
  }

  private static Sentence refusal(Answer answer) {
    if (answer.status() / 100 == 3) {
      return ELSEWHERE.with(answer.status());
    }
    var said = said(answer.body());
    return HARMLESS.matcher(said).matches()
        ? REFUSED_SAYING.with(answer.status(), said)
        : REFUSED.with(answer.status());
  }

  /** {@code message} or {@code error} of a JSON object; empty for anything else. */
  private static String said(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      var message = json.path("message").asText("");
      return message.isEmpty() ? json.path("error").asText("") : message;
    } catch (JsonProcessingException e) {
      return "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Scheme and host in lower case, no slash at the end. */
  static String canonical(String url) {
    try {
      var uri = URI.create(url.strip());
      var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      var path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("/+$", "");
      return (uri.getScheme() + "://" + uri.getHost()).toLowerCase(java.util.Locale.ROOT)
          + port
          + path;
    } catch (IllegalArgumentException e) {
      return url;
    }
  }
}
