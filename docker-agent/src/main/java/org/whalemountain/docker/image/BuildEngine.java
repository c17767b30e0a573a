package org.whalemountain.docker.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.whalemountain.docker.wire.EngineInput;
import org.whalemountain.docker.wire.Wire;

/**
 * An account's build engine, of which only three questions are asked. It answers whatever the
 * account likes: answers are limited in size and time, and ids are ids before they are sent back.
 */
final class BuildEngine implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final int LARGEST_LIST = 16 * 1024 * 1024;
  private static final int LARGEST_IMAGE = 4 * 1024 * 1024;
  private static final int PIECE = 64 * 1024;
  private static final int LONGEST_NAME = 360;

  /** A path component of a reference (github.com/distribution/reference, regexp.go). */
  private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";

  /** More names than anybody has; who tells of more keeps the agent busy for nothing. */
  private static final int MOST_NAMES = 1000;

  /** With the mark's registry before it, a name still has no more than 255 characters. */
  private static final int LONGEST_REPOSITORY = 230;

  private final Wire wire;
  private final Duration answerWithin;
  private final Duration idle;

  /**
   * Closes the wire with it.
   *
   * @param wire its deadline is that of an archive's head: an engine before version 25 first writes
   *     all of what it saves to its disk
   * @param answerWithin how long any other answer may take, its last byte included
   * @param idle how long it may send nothing
   */
  BuildEngine(Wire wire, Duration answerWithin, Duration idle) {
    this.wire = wire;
    this.answerWithin = answerWithin;
    this.idle = idle;
  }

  /**
   * What it has under the account's prefix: name, {@code account/image:tag}, to id. Other names are
   * nobody's business.
   */
  Map<String, String> images(String account) throws IOException {
    var mine = mine(account);
    var found = new LinkedHashMap<String, String>();
    for (var image : json("/images/json", LARGEST_LIST)) {
      var id = image.path("Id").asText();
      for (var told : image.path("RepoTags")) {
        var name = mine.matcher(told.asText());
        if (found.size() < MOST_NAMES
            && told.asText().length() <= LONGEST_NAME
            && name.matches()
            && name.group(2).length() <= LONGEST_REPOSITORY
            && ID.matcher(id).matches()) {
          found.putIfAbsent(name.group(1), id);
        }
      }
    }
    return found;
  }

  /** Groups: the name as it is here, and the same without its tag. */
  static Pattern mine(String account) {
    var repository = Pattern.quote(account) + "(?:/" + PART + ")+";
    return Pattern.compile(
        "(?:(?:index\\.)?docker\\.io/)?((" + repository + "):\\w[\\w.-]{0,127})");
  }

  /** The layers it says an image has, as SHA-256 of their uncompressed archives. */
  List<String> layers(String id) throws IOException {
    var diffs = new ArrayList<String>();
    for (var diff : json("/images/" + id + "/json", LARGEST_IMAGE).path("RootFS").path("Layers")) {
      diffs.add(diff.asText());
    }
    return diffs;
  }

  /** The image as an archive; to be closed. */
  EngineInput save(String id) {
    var answer = wire.send(HttpMethod.GET, "/images/" + id + "/get", null);
    return new EngineInput(Wire.await(answer, wire.deadline()), idle);
  }

  private JsonNode json(String uri, int largest) throws IOException {
    var until = System.nanoTime() + answerWithin.toNanos();
    var answer = wire.send(HttpMethod.GET, uri, null);
    try (var in = new EngineInput(Wire.await(answer, answerWithin), answerWithin)) {
      var bytes = new ByteArrayOutputStream();
      var piece = new byte[PIECE];
      for (var count = in.read(piece); count >= 0; count = in.read(piece)) {
        bytes.write(piece, 0, count);
        if (bytes.size() > largest || System.nanoTime() - until > 0) {
          throw new IOException("the build engine's answer is too long");
        }
      }
      return JSON.readTree(bytes.toByteArray());
    } catch (JsonProcessingException e) {
      throw new IOException("the build engine's answer cannot be read");
    }
  }

  @Override
  public void close() {
    wire.close();
  }
}
