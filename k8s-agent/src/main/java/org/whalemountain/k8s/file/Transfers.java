package org.whalemountain.k8s.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.whalemountain.api.file.FileConfig;
import org.whalemountain.api.file.StoredFile;
import org.whalemountain.api.file.Upload;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.exec.Execs;
import org.whalemountain.k8s.exec.Execution;
import org.whalemountain.k8s.exec.Execution.Ended;
import org.whalemountain.k8s.lent.Targets;

/** Files into and out of running containers, by programs of the container's own image. */
@ApplicationScoped
class Transfers {

  private static final Logger LOG = Logger.getLogger(Transfers.class);
  private static final int LONGEST_ERROR = 4096;
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
  private static final Sentence NOTHING_THERE =
      new Sentence("There is no {0} in the container.", "コンテナに {0} はありません。");
  private static final Sentence NO_TAR =
      new Sentence(
          "The image has no sh, head and tar, which a cluster needs to carry files.",
          "イメージに sh、head、tar がありません。クラスターでのファイル転送に必要です。");
  private static final Sentence FULL =
      new Sentence("The container has no space left.", "コンテナの空き容量がありません。");
  private static final Sentence NOT_STORED =
      new Sentence("The container could not store the files: {0}", "コンテナがファイルを保存できませんでした: {0}");

  private final Targets targets;
  private final Execs execs;
  private final FileConfig config;

  Transfers(Targets targets, Execs execs, FileConfig config) {
    this.targets = targets;
    this.execs = execs;
    this.config = config;
  }

  /** Stores the files, all or none. */
  List<StoredFile> send(String fullName, Upload upload, List<String> sha256) {
    var target = targets.running(fullName);
    upload.check(config.mostFiles());
    try {
      var stored = upload.verify(sha256 == null ? List.of() : sha256);
      var tar = new TarPacker(upload.files());
      var length = Long.toString(tar.length());
      var unique = UUID.randomUUID().toString();
      var command = List.of("sh", "-c", Scripts.STORE, "sh", upload.directory(), length, unique);
      var error = new ByteArrayOutputStream();
      try (var execution =
          execs.open(target, command, OutputStream.nullOutputStream(), error, true)) {
        write(tar, execution);
        var ended = Execs.await(execution, config.storeDeadline());
        refuse(ended, upload.directory(), error);
      }
      return stored;
    } catch (IOException e) {
      throw new ApiException(ErrorCode.ENGINE_FAILED, NOT_STORED.with(e.getMessage()), e);
    }
  }

  /** A script that refuses is gone before all has been written; then its exit code tells more. */
  private static void write(TarPacker tar, Execution execution) throws IOException {
    try {
      tar.write(execution.input());
    } catch (IOException e) {
      if (!execution.ended().isDone()) {
        throw e;
      }
      LOG.debugf(e, "the container took no more");
    }
  }

  /** A file, or a directory as tar. */
  Download fetch(String fullName, String path) {
    Upload.checkPath(path).done();
    var target = targets.running(fullName);
    var funnel = new Funnel();
    var error = new ByteArrayOutputStream();
    var execution =
        execs.open(
            target, List.of("sh", "-c", Scripts.FETCH, "sh", path), funnel.in(), error, false);
    execution.onEnd(ended -> funnel.end());
    try {
      var head = head(funnel.out());
      if (head.isEmpty()) {
        refuse(Execs.await(execution, config.headDeadline()), path, error);
      }
      var name = nameOf(path);
      return head.startsWith("f ")
          ? new Download(funnel, execution, Long.parseLong(head.substring(2).strip()), name)
          : new Download(funnel, execution, null, name + ".tar");
    } catch (IOException | RuntimeException e) {
      funnel.abandon();
      execution.close();
      throw e instanceof RuntimeException known
          ? known
          : new ApiException(ErrorCode.ENGINE_FAILED, ErrorCode.ENGINE_FAILED.title(), e);
    }
  }

  private static String head(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
      if (line.size() > LONGEST_ERROR) {
        throw new IOException("no head");
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static void refuse(Ended ended, String path, ByteArrayOutputStream error) {
    if (ended.isNotFound()) {
      throw new ApiException(ErrorCode.WRONG_STATE, NO_TAR);
    }
    var code = ended.code() == null ? -1 : ended.code();
    switch (code) {
      case 0 -> LOG.debug("stored");
      case Scripts.NO_DIRECTORY -> throw invalid(NO_DIRECTORY);
      case Scripts.NOT_WRITABLE -> throw invalid(NOT_WRITABLE);
      case Scripts.IS_DIRECTORY -> throw invalid(IS_DIRECTORY);
      case Scripts.NEITHER -> throw invalid(NEITHER);
      case Scripts.NOT_READABLE -> throw invalid(NOT_READABLE);
      case Scripts.NOTHING_THERE ->
          throw new ApiException(ErrorCode.NOT_FOUND, NOTHING_THERE.with(path));
      case Scripts.NO_TAR -> throw new ApiException(ErrorCode.WRONG_STATE, NO_TAR);
      default -> throw notStored(error.toString(StandardCharsets.UTF_8), code);
    }
  }

  private static ApiException notStored(String error, int code) {
    if (error.contains("No space left") || error.contains("Disk quota exceeded")) {
      return new ApiException(ErrorCode.HOST_FULL, FULL);
    }
    var line = error.strip().replaceAll("\\s*\\R\\s*", " / ");
    var text = line.isEmpty() ? "exit code " + code : line;
    return new ApiException(
        ErrorCode.ENGINE_FAILED,
        NOT_STORED.with(text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text));
  }

  private static String nameOf(String path) {
    var last = path.replaceFirst("/+$", "");
    var name = last.substring(last.lastIndexOf('/') + 1);
    return name.isEmpty() || name.equals(".") || name.equals("..") ? "container" : name;
  }

  private static ApiException invalid(Sentence rule) {
    return new ApiException(
        ErrorCode.INVALID,
        new Sentence("path " + rule.english(), "path " + rule.japanese()),
        List.of(new FieldProblem("path", rule)));
  }
}
