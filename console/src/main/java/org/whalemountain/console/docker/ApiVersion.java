package org.whalemountain.console.docker;

import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** A version of the engine's API, 1.41 (Docker 20.10) to 1.51 (Docker 28). */
record ApiVersion(int major, int minor) {

  static final ApiVersion OLDEST = new ApiVersion(1, 41);
  static final ApiVersion NEWEST = new ApiVersion(1, 51);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})[.](\\d{1,4})");
  private static final Sentence TOO_NEW =
      new Sentence(
          "client version {0} is too new. Maximum supported API version is {1}",
          "クライアントのバージョン {0} は新しすぎます。対応している最大の API バージョンは {1} です");
  private static final Sentence TOO_OLD =
      new Sentence(
          "client version {0} is too old. Minimum supported API version is {1}, please upgrade your client to a newer version",
          "クライアントのバージョン {0} は古すぎます。対応している最小の API バージョンは {1} です。クライアントを更新してください");

  /**
   * Refuses what is not spoken here.
   *
   * @throws ApiException {@code invalid}
   */
  static void require(String text) {
    var parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new ApiException(ErrorCode.INVALID, TOO_NEW.with(text, NEWEST.text()));
    }
    var asked = new ApiVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    if (asked.number() > NEWEST.number()) {
      throw new ApiException(ErrorCode.INVALID, TOO_NEW.with(text, NEWEST.text()));
    }
    if (asked.number() < OLDEST.number()) {
      throw new ApiException(ErrorCode.INVALID, TOO_OLD.with(text, OLDEST.text()));
    }
  }

  String text() {
    return major + "." + minor;
  }

  private int number() {
    return major * 10_000 + minor;
  }
}
