package org.whalemountain.api.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every way a call can fail, as clients may rely on it. {@code docs/reference/errors.md} explains
 * each; a test compares the two.
 */
public enum ErrorCode {
  MALFORMED(400, "The request cannot be read", "リクエストを読み取れません"),
  NOT_AUTHENTICATED(401, "Log in first", "ログインしてください"),
  FORBIDDEN(403, "Not allowed", "許可されていません"),
  NOT_FOUND(404, "Not found", "見つかりません"),
  METHOD_NOT_ALLOWED(405, "This method is not offered here", "このメソッドは使えません"),
  NOT_ACCEPTABLE(406, "No such representation", "その形式では返せません"),
  NAME_TAKEN(409, "The name is taken", "その名前は使われています"),
  WRONG_STATE(409, "Not possible in this state", "今の状態では実行できません"),
  IMAGE_IN_USE(409, "The image is in use", "イメージは使用中です"),
  QUOTA_EXCEEDED(409, "Your quota is used up", "割り当てを使い切りました"),
  NO_CAPACITY(409, "Nothing is free right now", "今は空きがありません"),
  CONTAINER_MISSING(409, "The container is missing on its host", "コンテナがホスト上にありません"),
  HOST_EXISTS(409, "The host is registered already", "ホストは登録済みです"),
  PORT_TAKEN(409, "The host port is taken", "ホストポートは使われています"),
  TOO_LARGE(413, "Too large", "大きすぎます"),
  UNSUPPORTED_MEDIA_TYPE(415, "This content type is not understood", "この Content-Type は扱えません"),
  RANGE_NOT_SATISFIABLE(416, "The file ends before this", "その範囲はファイルの終わりを超えています"),
  INVALID(422, "A value is not acceptable", "値が正しくありません"),
  IMAGE_NOT_AVAILABLE(422, "The image is not available", "イメージを利用できません"),
  TOO_MANY_REQUESTS(429, "Too many requests", "リクエストが多すぎます"),
  INTERNAL(500, "An error on our side", "サーバー内部のエラー"),
  GITLAB_REFUSED(502, "GitLab refused", "GitLab が拒否しました"),
  ENGINE_FAILED(502, "The engine answered with an error", "エンジンがエラーを返しました"),
  HOST_UNREACHABLE(503, "The host does not answer", "ホストが応答しません"),
  DATABASE_UNAVAILABLE(503, "The database does not answer", "データベースが応答しません"),
  DIRECTORY_UNAVAILABLE(503, "The directory does not answer", "ディレクトリサーバーが応答しません"),
  GITLAB_UNREACHABLE(503, "GitLab does not answer", "GitLab が応答しません"),
  BUSY(503, "Too much is asked at once", "混み合っています"),
  HOST_FULL(507, "No space on the host", "ホストの空き容量がありません");

  private final int status;
  private final Sentence title;

  ErrorCode(int status, String english, String japanese) {
    this.status = status;
    this.title = new Sentence(english, japanese);
  }

  /** The HTTP status that goes with the code. */
  public int status() {
    return status;
  }

  /** The same few words for every error of this code. */
  public Sentence title() {
    return title;
  }

  /** The code as it stands in JSON, for example {@code name-taken}. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The code spelled that way in JSON, or nothing where this version knows none. */
  public static Optional<ErrorCode> of(String code) {
    return Arrays.stream(values()).filter(known -> known.code().equals(code)).findFirst();
  }

  /** The code that says best what an answer without a readable code means. */
  public static ErrorCode ofStatus(int status) {
    return switch (status) {
      case 503, 504 -> HOST_UNREACHABLE;
      default ->
          Arrays.stream(values())
              .filter(known -> known.status == status && status < 500 && status != 409)
              .findFirst()
              .orElse(ENGINE_FAILED);
    };
  }

  @JsonCreator
  static ErrorCode read(String code) {
    return of(code).orElse(null);
  }
}
