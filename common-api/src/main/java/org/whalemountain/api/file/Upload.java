package org.whalemountain.api.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * Whole files on their way into one directory of a container, checked before the container is
 * touched.
 *
 * @param directory absolute
 * @param files one or more, of different names
 */
public record Upload(String directory, List<Part> files) {

  private static final int LONGEST_NAME_BYTES = 255;
  private static final int LONGEST_PATH = 4096;
  private static final Sentence NOT_ABSOLUTE =
      new Sentence("must be an absolute path", "は絶対パスである必要があります");
  private static final Sentence NO_STORE =
      new Sentence(
          "must not be in /proc, /sys or /dev, where nothing is stored",
          "は /proc、/sys、/dev の下であってはいけません。ファイルは保存されません");

  /** Mounted when the container runs: what the engine writes there, the container never sees. */
  private static final List<Path> MOUNTED =
      List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

  private static final Sentence NO_FILE =
      new Sentence("must hold at least one file", "にはファイルが 1 つ以上必要です");
  private static final Sentence TOO_MANY =
      new Sentence("must hold at most {0} files", "のファイルは {0} 個までです");
  private static final Sentence NOT_PLAIN =
      new Sentence(
          "must have a plain file name of at most 255 bytes, without '/'",
          "のファイル名は「/」を含まない 255 バイト以内の名前である必要があります");
  private static final Sentence TWICE =
      new Sentence("has the name of another file", "は別のファイルと同じ名前です");
  private static final Sentence AS_MANY =
      new Sentence("must be as many as there are files", "はファイルと同じ個数である必要があります");
  private static final Sentence WRONG_HASH =
      new Sentence(
          "does not fit the file that arrived, whose SHA-256 is {0}",
          "が届いたファイルと一致しません (届いたファイルの SHA-256: {0})");

  /**
   * One file.
   *
   * @param name as the client calls it
   * @param content where it waits
   */
  public record Part(String name, Path content) {}

  /** Whether it can be an address in a container. */
  public static boolean isPath(String path) {
    return path != null
        && path.startsWith("/")
        && path.indexOf('\0') < 0
        && path.length() <= LONGEST_PATH;
  }

  /**
   * Notes in the check what is wrong with a path.
   *
   * @param path absolute, of a file or directory
   */
  public static Check checkPath(String path) {
    return new Check().that(isPath(path), "path", NOT_ABSOLUTE);
  }

  /**
   * Checks the names.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}
   */
  public Upload check(int mostFiles) {
    var check = checkPath(directory);
    check.that(!isPath(directory) || isStored(directory), "path", NO_STORE);
    check.that(!files.isEmpty(), "file", NO_FILE);
    check.that(files.size() <= mostFiles, "file", TOO_MANY.with(mostFiles));
    var names = new HashSet<String>();
    for (var i = 0; i < files.size(); i++) {
      var name = files.get(i).name();
      check.that(isPlain(name), "file[" + i + "]", NOT_PLAIN);
      check.that(names.add(name), "file[" + i + "]", TWICE);
    }
    check.done();
    return this;
  }

  /**
   * Reads the files and compares their hashes.
   *
   * @param expected as many as files and in their order, or none
   * @return what will be stored
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}
   */
  public List<StoredFile> verify(List<String> expected) throws IOException {
    var check = new Check();
    check.that(expected.isEmpty() || expected.size() == files.size(), "sha256", AS_MANY).done();
    var stored = new StoredFile[files.size()];
    for (var i = 0; i < stored.length; i++) {
      var file = files.get(i);
      var hash = sha256(file.content());
      stored[i] = new StoredFile(pathOf(file), Files.size(file.content()), hash);
      check.that(
          expected.isEmpty() || hash.equalsIgnoreCase(expected.get(i).strip()),
          "sha256[" + i + "]",
          WRONG_HASH.with(hash));
    }
    check.done();
    return List.of(stored);
  }

  private String pathOf(Part file) {
    return directory.replaceFirst("/+$", "") + "/" + file.name();
  }

  private static boolean isStored(String directory) {
    var path = Path.of(directory).normalize();
    return MOUNTED.stream().noneMatch(path::startsWith);
  }

  private static boolean isPlain(String name) {
    return name != null
        && !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.indexOf('\0') < 0
        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME_BYTES;
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
