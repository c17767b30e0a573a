package org.whalemountain.docker.file;

import com.github.dockerjava.api.exception.DockerException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.whalemountain.api.file.Upload;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.docker.wire.RequestBody;
import org.whalemountain.docker.wire.Target;
import org.whalemountain.docker.wire.Wire;

/** The engine's archive calls: files in and out of a container as tar, whether it runs or not. */
@ApplicationScoped
class Archive {

  private static final int PIECE = 64 * 1024;
  private static final int READABLE = 0100644;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Wire wire;

  Archive(Wire wire) {
    this.wire = wire;
  }

  /**
   * What a path leads to, and its archive, paused.
   *
   * @throws DockerException with status 404 where there is nothing
   */
  Found open(Target target, String path) {
    var answer = Wire.await(wire.send(HttpMethod.GET, uri(target, path), null), wire.deadline());
    var stat = answer.getHeader("X-Docker-Container-Path-Stat");
    var text = new String(Base64.getDecoder().decode(stat), StandardCharsets.UTF_8);
    return new Found(PathStat.read(new JsonObject(text)), answer);
  }

  /**
   * An answer on its way.
   *
   * @param stat what it is
   * @param answer paused
   */
  record Found(PathStat stat, HttpClientResponse answer) {}

  /** A small file's text; empty where there is none, or it is large or no file. */
  String text(Target target, String path, long most) {
    Found found;
    try {
      found = open(target, path);
    } catch (ApiException e) {
      return "";
    }
    if (!found.stat().isFile() || found.stat().size() > most) {
      Wire.drop(found.answer());
      return "";
    }
    var whole = found.answer().body();
    found.answer().resume();
    return new TarFile().apply(Wire.await(whole, wire.deadline())).toString();
  }

  /** Stores the files as one archive. */
  void store(Target target, Upload upload, Owner owner, Duration deadline) throws IOException {
    // a directory is never replaced by a file, nor a file by a directory
    var uri = uri(target, upload.directory()) + "&noOverwriteDirNonDir=true";
    var request = Wire.await(wire.open(HttpMethod.PUT, uri), wire.deadline());
    // before the first byte: an engine that refuses answers while the rest is still on its way
    var accepted =
        request.putHeader("Content-Type", "application/x-tar").response().compose(Wire::accepted);
    try {
      write(request, upload, owner);
    } catch (IOException e) {
      if (!accepted.isComplete()) {
        request.reset();
      }
      // the engine's own words, where it has said any, tell more than the broken pipe
      Wire.await(accepted, wire.deadline());
      throw e;
    }
    var answer = Wire.await(accepted, deadline);
    answer.resume();
  }

  private static void write(HttpClientRequest request, Upload upload, Owner owner)
      throws IOException {
    try (var tar =
        new TarArchiveOutputStream(
            new BufferedOutputStream(new RequestBody(request, PATIENCE), PIECE), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (var file : upload.files()) {
        var entry = new TarArchiveEntry(file.name());
        entry.setSize(Files.size(file.content()));
        entry.setMode(READABLE);
        entry.setIds(Math.toIntExact(owner.uid()), Math.toIntExact(owner.gid()));
        tar.putArchiveEntry(entry);
        Files.copy(file.content(), tar);
        tar.closeArchiveEntry();
      }
    }
  }

  static String uri(Target target, String path) {
    return "/containers/"
        + target.id()
        + "/archive?path="
        + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
