package org.whalemountain.docker.engine;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

/**
 * What the engine's errors mean to the caller. The engine tells most of them only by words (half of
 * them with status 500), so the words decide; collected from engines 20.10, 26.1 and 28.5.
 */
public final class EngineErrors {
  static final Sentence UNREACHABLE =
      new Sentence("The container engine does not answer.", "コンテナエンジンが応答しません。");

  static final Sentence NO_CONTAINER =
      new Sentence("There is no such container on this host.", "そのコンテナはこのホストにありません。");
  private static final Sentence NAME_TAKEN =
      new Sentence("Another container has this name.", "この名前は別のコンテナが使っています。");
  private static final Sentence PORT_TAKEN =
      new Sentence("Host port {0} is in use.", "ホストポート {0} は使われています。");
  private static final Sentence A_PORT_TAKEN =
      new Sentence("A host port is in use.", "ホストポートが使われています。");
  private static final Sentence HOST_FULL =
      new Sentence("The host's disk is full.", "ホストのディスクに空きがありません。");
  private static final Sentence NO_IMAGE =
      new Sentence("The image is not there, or may not be read.", "イメージが存在しないか、読み取る権限がありません。");
  private static final Sentence NO_GPU =
      new Sentence(
          "The host cannot give the GPUs that were asked for.", "指定された GPU をこのホストでは使えません。");
  private static final Sentence NO_NETWORK =
      new Sentence("The host has no free network address range.", "ホストに空きのネットワークアドレス範囲がありません。");
  private static final Sentence NETWORK_FULL =
      new Sentence(
          "The account's network on this host has no free address. Delete a container first.",
          "このホストのアカウント用ネットワークに空きアドレスがありません。先にコンテナを削除してください。");
  private static final Sentence WRONG_STATE =
      new Sentence("The container is not running.", "コンテナは実行中ではありません。");
  private static final Sentence BAD_COMMAND =
      new Sentence(
          "cannot be started in this container: there is no such program",
          "はこのコンテナでは起動できません。プログラムが見つかりません");
  private static final Sentence NO_USER =
      new Sentence("is not known in this container", "はこのコンテナにありません");
  private static final Sentence TOO_MANY_CPUS =
      new Sentence("must not be more than the host has", "はホストのプロセッサ数を超えられません");
  private static final Sentence FAILED =
      new Sentence("The container engine refused this.", "コンテナエンジンが拒否しました。");
  private static final Sentence FAILED_SAYING =
      new Sentence("The container engine answered: {0}", "コンテナエンジンの応答: {0}");

  private static final Pattern PORT = Pattern.compile(":(\\d{1,5})(?: failed|: bind|: listen)");
  private static final Pattern BODY =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Without a slash there is no path, without a colon-slash no address; short and on one line. */
  private static final Pattern HARMLESS = Pattern.compile("[\\w ,.;'\"():+=%-]{1,200}");

  private EngineErrors() {}

  /**
   * The exception to throw for what a call to the engine threw. {@link NotModifiedException} (there
   * was nothing to do) and what is not the engine's stay as they are.
   */
  public static RuntimeException translate(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException api) {
        return api;
      }
      if (cause instanceof NotModifiedException unchanged) {
        return unchanged;
      }
      if (cause instanceof DockerException refused) {
        return of(refused.getHttpStatus(), refused.getMessage(), refused);
      }
      if (cause instanceof IOException) {
        return new ApiException(ErrorCode.HOST_UNREACHABLE, UNREACHABLE, error);
      }
    }
    return error instanceof RuntimeException own ? own : new IllegalStateException(error);
  }

  /** Whether nothing listens where the engine was. */
  static boolean isGone(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      // a missing socket file is no ConnectException, only a SocketException that says so
      if (cause instanceof ConnectException
          || (cause instanceof SocketException
              && String.valueOf(cause.getMessage()).contains("No such file"))) {
        return true;
      }
    }
    return false;
  }

  /** The same for an error that came as text only, as in the items of a pull. */
  public static ApiException ofText(String text) {
    return of(500, text, null);
  }

  /** Whether a refused network's addresses overlap with somebody's, so that others may be free. */
  public static boolean isPoolOverlap(DockerException refused) {
    return has(words(refused.getMessage()), "pool overlaps");
  }

  /** Whether a container could not start because its network was removed meanwhile. */
  public static boolean isNetworkMissing(DockerException refused) {
    var words = words(refused.getMessage());
    return words.contains("network ") && has(words, "not found", "no such network");
  }

  /** What a command or an entrypoint is refused with whose program the container does not have. */
  public static ApiException noSuchProgram(String field) {
    return invalid(field, BAD_COMMAND);
  }

  static ApiException of(int status, String text, Throwable cause) {
    var message = message(text);
    var words = words(message);
    if (has(
        words, "port is already allocated", "address already in use", "ports are not available")) {
      return new ApiException(ErrorCode.PORT_TAKEN, portTaken(message), cause);
    }
    if (has(words, "no space left on device", "disk quota exceeded")) {
      return new ApiException(ErrorCode.HOST_FULL, HOST_FULL, cause);
    }
    if (has(words, "is already in use by container", "container name") && status == 409) {
      return new ApiException(ErrorCode.NAME_TAKEN, NAME_TAKEN, cause);
    }
    if (has(
        words,
        "could not select device driver",
        "unresolvable cdi devices",
        "nvidia-container-cli",
        "unknown device id",
        "unknown or invalid runtime name: nvidia")) {
      return new ApiException(ErrorCode.NO_CAPACITY, NO_GPU, cause);
    }
    if (has(words, "pool overlaps", "non-overlapping", "predefined address pools")) {
      return new ApiException(ErrorCode.NO_CAPACITY, NO_NETWORK, cause);
    }
    if (words.contains("no available ipv4 addresses")) {
      return new ApiException(ErrorCode.NO_CAPACITY, NETWORK_FULL, cause);
    }
    if (isAboutTheImage(words)) {
      return new ApiException(ErrorCode.IMAGE_NOT_AVAILABLE, NO_IMAGE, cause);
    }
    if (has(words, "executable file not found", "exec: \"")) {
      return noSuchProgram("command");
    }
    if (has(words, "unable to find user", "unable to find group", "no matching entries in")) {
      return invalid("user", NO_USER);
    }
    if (has(words, "range of cpus is from")) {
      return invalid("cpus", TOO_MANY_CPUS);
    }
    if (status == 409 && has(words, "is not running", "is paused")) {
      return new ApiException(ErrorCode.WRONG_STATE, WRONG_STATE, cause);
    }
    if (status == 404) {
      return new ApiException(ErrorCode.NOT_FOUND, NO_CONTAINER, cause);
    }
    return new ApiException(ErrorCode.ENGINE_FAILED, failed(message), cause);
  }

  private static boolean isAboutTheImage(String words) {
    return has(
            words,
            "no such image",
            "pull access denied",
            "manifest unknown",
            "no matching manifest",
            "repository does not exist",
            "name unknown",
            "unauthorized",
            "no basic auth credentials",
            "requested access to the resource is denied",
            "invalid reference format",
            "no such host",
            "registry-1.docker.io",
            "server gave http response to https client",
            "error pulling image",
            "failed to resolve reference")
        || (words.startsWith("manifest for ") && words.contains("not found"));
  }

  private static Sentence portTaken(String message) {
    var port = PORT.matcher(message);
    return port.find() ? PORT_TAKEN.with(port.group(1)) : A_PORT_TAKEN;
  }

  private static ApiException invalid(String field, Sentence rule) {
    return new ApiException(
        ErrorCode.INVALID,
        new Sentence(field + " " + rule.english(), field + " " + rule.japanese()),
        List.of(new FieldProblem(field, rule)));
  }

  private static Sentence failed(String message) {
    return HARMLESS.matcher(message).matches() ? FAILED_SAYING.with(message) : FAILED;
  }

  /** The engine's own words: docker-java hands them on as {@code Status 500: {"message":"…"}}. */
  private static String message(String text) {
    var body = BODY.matcher(text == null ? "" : text);
    var inner = body.find() ? body.group(1).replace("\\\"", "\"") : text == null ? "" : text;
    return inner.replaceFirst("^Status \\d{3}: ", "").strip();
  }

  private static String words(String message) {
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }

  private static boolean has(String words, String... parts) {
    for (var part : parts) {
      if (words.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
