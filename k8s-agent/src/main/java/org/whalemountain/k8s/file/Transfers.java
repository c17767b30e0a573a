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
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.exec.Execs;
import org.whalemountain.k8s.exec.Execution;
import org.whalemountain.k8s.lent.Targets;

/** Files into and out of running containers, by programs of the container's own image. */
@ApplicationScoped
class Transfers {

  private static final Logger LOG = Logger.getLogger(Transfers.class);
  private static final int LONGEST_ERROR = 4096;
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
        Refusals.check(ended, upload.directory(), error.toString(StandardCharsets.UTF_8));
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
        var ended = Execs.await(execution, config.headDeadline());
        Refusals.check(ended, path, error.toString(StandardCharsets.UTF_8));
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

  private static String nameOf(String path) {
    var last = path.replaceFirst("/+$", "");
    var name = last.substring(last.lastIndexOf('/') + 1);
    return name.isEmpty() || name.equals(".") || name.equals("..") ? "container" : name;
  }
}
