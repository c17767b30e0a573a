package org.whalemountain.docker.file;

import com.github.dockerjava.api.exception.DockerException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.whalemountain.api.file.FileConfig;
import org.whalemountain.api.file.StoredFile;
import org.whalemountain.api.file.Upload;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.meter.Meters;
import org.whalemountain.docker.wire.EngineStream;
import org.whalemountain.docker.wire.Target;
import org.whalemountain.docker.wire.Targets;
import org.whalemountain.docker.wire.Wire;

/** Carries files into and out of containers, running or not. For threads that may wait. */
@ApplicationScoped
class Transfers {

  private static final int MOST_LINKS = 8;
  private static final long LARGEST_PASSWD = 1024 * 1024;
  private static final Sentence NO_DIRECTORY =
      new Sentence("must be a directory that is in the container", "はコンテナ内に存在するディレクトリである必要があります");
  private static final Sentence READ_ONLY =
      new Sentence("must not be read-only", "は読み取り専用であってはいけません");
  private static final Sentence NOTHING_THERE =
      new Sentence("There is no {0} in the container.", "コンテナ内に {0} はありません。");
  private static final Sentence NEITHER =
      new Sentence("must be a file or a directory", "はファイルかディレクトリである必要があります");

  private final Targets targets;
  private final Archive archive;
  private final FileConfig config;

  Transfers(Targets targets, Archive archive, FileConfig config) {
    this.targets = targets;
    this.archive = archive;
    this.config = config;
  }

  /**
   * Stores files that have arrived whole. Where the engine itself fails in the middle, some of them
   * may be there: it has no way to take back.
   *
   * @param sha256 what their hashes should be, or nothing
   */
  List<StoredFile> send(String fullName, Upload upload, List<String> sha256) {
    var target = targets.find(fullName);
    upload.check(config.mostFiles());
    var began = System.nanoTime();
    try {
      var stored = upload.verify(sha256 == null ? List.of() : sha256);
      archive.store(target, upload, owner(target), config.storeDeadline());
      return stored;
    } catch (ApiException e) {
      throw aboutTheDirectory(e);
    } catch (IOException e) {
      throw Wire.problem(e);
    } finally {
      Meters.STEP.since(began, "upload");
    }
  }

  /**
   * A file, or a directory as tar. A symbolic link stands for what it leads to, as with {@code
   * docker cp -L}; links within a directory stay links.
   */
  Download fetch(String fullName, String path) {
    var target = targets.find(fullName);
    Upload.checkPath(path).done();
    var found = follow(target, path);
    var name = nameOf(path);
    if (found.stat().isDirectory()) {
      var body = new EngineStream(found.answer(), bytes -> bytes);
      return new Download(body, "application/x-tar", name + ".tar");
    }
    if (!found.stat().isFile()) {
      Wire.drop(found.answer());
      throw invalid(NEITHER);
    }
    return file(found, name);
  }

  private Download file(Archive.Found found, String name) {
    var file = new TarFile();
    var body = new EngineStream(found.answer(), file, file::isWhole);
    Wire.await(body.readUntil(file::isKnown), config.headDeadline());
    return new Download(body.ofLength(file.size()), "application/octet-stream", name);
  }

  private Archive.Found follow(Target target, String path) {
    var at = path;
    for (var links = 0; links < MOST_LINKS; links++) {
      var found = open(target, at, path);
      if (!found.stat().isLink()) {
        return found;
      }
      Wire.drop(found.answer());
      at = found.stat().linkTarget();
    }
    throw nothingThere(path);
  }

  private Archive.Found open(Target target, String path, String asked) {
    try {
      return archive.open(target, path);
    } catch (ApiException e) {
      throw status(e) == 404 ? nothingThere(asked) : e;
    }
  }

  private Owner owner(Target target) {
    return target.user().isEmpty()
        ? Owner.ROOT
        : Owner.of(target.user(), archive.text(target, "/etc/passwd", LARGEST_PASSWD));
  }

  private static String nameOf(String path) {
    var last = path.replaceFirst("/+$", "");
    var name = last.substring(last.lastIndexOf('/') + 1);
    return name.isEmpty() || name.equals(".") || name.equals("..") ? "container" : name;
  }

  private static ApiException aboutTheDirectory(ApiException error) {
    // engines before 28 tell this one with status 500
    if (error.getCause() instanceof DockerException refused
        && String.valueOf(refused.getMessage()).contains("not a directory")) {
      return invalid(NO_DIRECTORY);
    }
    return switch (status(error)) {
      case 400, 404 -> invalid(NO_DIRECTORY);
      case 403 -> invalid(READ_ONLY);
      default -> error;
    };
  }

  private static int status(ApiException error) {
    return error.getCause() instanceof DockerException refused ? refused.getHttpStatus() : 0;
  }

  private static ApiException nothingThere(String path) {
    return new ApiException(ErrorCode.NOT_FOUND, NOTHING_THERE.with(path));
  }

  private static ApiException invalid(Sentence rule) {
    return new ApiException(
        ErrorCode.INVALID,
        new Sentence("path " + rule.english(), "path " + rule.japanese()),
        List.of(new FieldProblem("path", rule)));
  }

  /**
   * What goes to the client.
   *
   * @param body the bytes
   * @param type their media type
   * @param fileName proposed to the client
   */
  record Download(EngineStream body, String type, String fileName) {}
}
