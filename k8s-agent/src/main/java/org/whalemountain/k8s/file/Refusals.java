package org.whalemountain.k8s.file;

import java.util.List;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.exec.Execution.Ended;

/** What the ends of {@link Scripts} and {@link ArchiveScripts} mean. */
final class Refusals {

  private static final int LONGEST_ERROR = 4096;
  private static final int NO_INPUT = 126;
  private static final Sentence NO_DIRECTORY =
      new Sentence("must be a directory of the container", "はコンテナ内のディレクトリである必要があります");
  private static final Sentence NOT_WRITABLE =
      new Sentence(
          "must be a directory that the container's user may write to",
          "はコンテナのユーザーが書き込めるディレクトリである必要があります");
  private static final Sentence IS_DIRECTORY =
      new Sentence("has a directory of one of the files' names", "にはファイルと同名のディレクトリがあります");
  private static final Sentence NEITHER =
      new Sentence("must lead to a file or a directory", "はファイルかディレクトリである必要があります");
  private static final Sentence NOT_READABLE =
      new Sentence(
          "must be something that the container's user may read", "はコンテナのユーザーが読めるものである必要があります");
  private static final Sentence EVERYTHING =
      new Sentence("must be less than everything: say a directory", "に / は使えません。ディレクトリを指定してください");
  private static final Sentence NOTHING_THERE =
      new Sentence("There is no {0} in the container.", "コンテナに {0} はありません。");
  private static final Sentence NO_TAR =
      new Sentence(
          "The image lacks one of sh, tar, stat, readlink, and dd or head, which a cluster needs to"
              + " carry files.",
          "イメージに sh、tar、stat、readlink、dd または head のいずれかがありません。クラスターでのファイル転送に必要です。");
  private static final Sentence FULL =
      new Sentence("The container has no space left.", "コンテナの空き容量がありません。");
  private static final Sentence FAILED =
      new Sentence(
          "The container could not store or hand out the files: {0}",
          "コンテナがファイルを保存または送信できませんでした: {0}");

  private Refusals() {}

  /**
   * Passes an end that is good.
   *
   * @param path as it was asked for
   * @param error what was printed to standard error
   * @throws ApiException what it means, where it is not
   */
  static void check(Ended ended, String path, String error) {
    if (ended.isNotFound()) {
      throw new ApiException(ErrorCode.WRONG_STATE, NO_TAR);
    }
    var code = ended.code() == null ? -1 : ended.code();
    switch (code) {
      case 0 -> {}
      case Scripts.NO_DIRECTORY -> throw invalid(NO_DIRECTORY);
      case Scripts.NOT_WRITABLE -> throw invalid(NOT_WRITABLE);
      case Scripts.IS_DIRECTORY -> throw invalid(IS_DIRECTORY);
      case Scripts.NEITHER -> throw invalid(NEITHER);
      case Scripts.NOT_READABLE -> throw invalid(NOT_READABLE);
      case ArchiveScripts.EVERYTHING -> throw invalid(EVERYTHING);
      case Scripts.NOTHING_THERE ->
          throw new ApiException(ErrorCode.NOT_FOUND, NOTHING_THERE.with(path));
      case Scripts.NO_TAR, NO_INPUT -> throw new ApiException(ErrorCode.WRONG_STATE, NO_TAR);
      default -> throw failed(error, code);
    }
  }

  /** What was printed to standard error says why. */
  static ApiException failed(String error, int code) {
    if (error.contains("No space left") || error.contains("Disk quota exceeded")) {
      return new ApiException(ErrorCode.HOST_FULL, FULL);
    }
    var line = error.strip().replaceAll("\\s*\\R\\s*", " / ");
    var text = line.isEmpty() ? "exit code " + code : line;
    return new ApiException(
        ErrorCode.ENGINE_FAILED,
        FAILED.with(text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text));
  }

  private static ApiException invalid(Sentence rule) {
    return new ApiException(
        ErrorCode.INVALID,
        new Sentence("path " + rule.english(), "path " + rule.japanese()),
        List.of(new FieldProblem("path", rule)));
  }
}
