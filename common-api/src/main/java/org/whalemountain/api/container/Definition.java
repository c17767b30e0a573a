package org.whalemountain.api.container;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * The rules for what a container may be made of, the same at the console's door and at the agent's.
 * Each method notes what is wrong in the given check.
 */
public final class Definition {

  /** Environments at most, and their bytes in UTF-8 all together. */
  public static final int MOST_ENVIRONMENTS = 100;

  /** Bytes of all environments together. */
  public static final int MOST_ENVIRONMENT_BYTES = 64 * 1024;

  /** Guest ports at most. */
  public static final int MOST_PORTS = 20;

  /** Words of a command at most. */
  public static final int MOST_COMMAND_WORDS = 256;

  /** Bytes of a command's words in UTF-8 all together. */
  public static final int MOST_COMMAND_BYTES = 64 * 1024;

  /** The least memory the engines accept, with room for an init process. */
  public static final int LEAST_MEMORY_MIB = 16;

  /** The most memory that can be asked for: 16 TiB, more than any blade has. */
  public static final int MOST_MEMORY_MIB = 16 * 1024 * 1024;

  /** The most processors that can be asked for. */
  public static final double MOST_CPUS = 1024;

  /** The most GPUs that can be asked for. */
  public static final int MOST_GPUS = 64;

  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}");
  private static final int LONGEST_DIRECTORY = 4096;
  private static final Sentence USER_RULE =
      new Sentence("must be a user's name or number", "はユーザー名かユーザー番号である必要があります");
  private static final Sentence DIRECTORY_RULE =
      new Sentence("must be an absolute path", "は絶対パスである必要があります");
  private static final int LONGEST_IMAGE = 512;
  private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * Image references as the engines read them: {@code [registry[:port]/]path[:tag][@digest]}, or a
   * bare id; grammar of github.com/distribution/reference (regexp.go).
   */
  private static final Pattern IMAGE =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/)?"
              + "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*"
              + "(?::\\w[\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?"
              + "|sha256:[0-9a-f]{64}");

  private static final Sentence IMAGE_RULE =
      new Sentence(
          "must be an image reference like python:3.12 or e175701/app:1",
          "は python:3.12 や e175701/app:1 のようなイメージ名である必要があります");
  private static final Sentence TOO_MANY =
      new Sentence("must have at most {0} entries, had {1}", "は {0} 個まで指定できます (入力: {1} 個)");
  private static final Sentence ENVIRONMENT_RULE =
      new Sentence(
          "must be KEY=value, with KEY of A-Z, a-z, 0-9 and _ not beginning with a digit",
          "は KEY=value の形で、KEY は A-Z、a-z、0-9、_ を使い、数字で始めないでください");
  private static final Sentence ENVIRONMENT_REFUSED =
      new Sentence(
          "must not set {0}: it would reach the GPU runtime of the host",
          "では {0} を設定できません。ホストの GPU ランタイムに影響するためです");
  private static final Sentence NUL =
      new Sentence("must not contain a NUL character", "に NUL 文字は使えません");
  private static final Sentence REPEATED =
      new Sentence("must not name {0} twice", "に {0} が重複しています");
  private static final Sentence TOO_LONG =
      new Sentence("must have at most {0} bytes all together", "は合計 {0} バイトまでです");
  private static final Sentence PORT_RULE =
      new Sentence("must be between 1 and 65535, was {0}", "は 1 から 65535 の間である必要があります (入力: {0})");
  private static final Sentence RANGE =
      new Sentence("must be between {0} and {1}, was {2}", "は {0} から {1} の間である必要があります (入力: {2})");
  private static final Sentence NO_NULL = new Sentence("must not be null", "に null は使えません");
  private static final Sentence EMPTY_PROGRAM =
      new Sentence("must name a program", "にはプログラム名が必要です");

  private Definition() {}

  /** The container's own name. */
  public static void name(Check check, String field, String name) {
    check.present(name, field);
    if (name != null) {
      check.that(
          FullName.NAME.matcher(name).matches(), field, FullName.NAME_RULE.with(quote(name)));
    }
  }

  /**
   * An image reference. Whether the image exists, and whether it may be used, is asked elsewhere.
   */
  public static void image(Check check, String field, String image) {
    check.present(image, field);
    if (image != null) {
      check.that(
          image.length() <= LONGEST_IMAGE && IMAGE.matcher(image).matches(), field, IMAGE_RULE);
    }
  }

  /** {@code KEY=value} strings; the position of the wrong one is named. */
  public static void environments(Check check, String field, List<String> environments) {
    check.that(
        environments.size() <= MOST_ENVIRONMENTS,
        field,
        TOO_MANY.with(MOST_ENVIRONMENTS, environments.size()));
    var keys = new HashSet<String>();
    for (var i = 0; i < environments.size(); i++) {
      environment(check, field + "[" + i + "]", environments.get(i), keys);
    }
    check.that(
        bytes(environments) <= MOST_ENVIRONMENT_BYTES,
        field,
        TOO_LONG.with(MOST_ENVIRONMENT_BYTES));
  }

  private static void environment(Check check, String field, String entry, HashSet<String> keys) {
    check.that(entry != null, field, NO_NULL);
    if (entry == null) {
      return;
    }
    var equals = entry.indexOf('=');
    var key = equals < 0 ? "" : entry.substring(0, equals);
    var sound = KEY.matcher(key).matches();
    check.that(sound, field, ENVIRONMENT_RULE);
    check.that(entry.indexOf('\0') < 0, field, NUL);
    check.that(
        !key.startsWith("NVIDIA_") && !key.equals("LD_PRELOAD"),
        field,
        ENVIRONMENT_REFUSED.with(key));
    check.that(!sound || keys.add(key), field, REPEATED.with(key));
  }

  /** Ports of the container: different ones, in range. */
  public static void guestPorts(Check check, String field, List<Integer> ports) {
    check.that(ports.size() <= MOST_PORTS, field, TOO_MANY.with(MOST_PORTS, ports.size()));
    var seen = new HashSet<Integer>();
    for (var i = 0; i < ports.size(); i++) {
      var port = ports.get(i);
      var at = field + "[" + i + "]";
      check.that(port != null && port >= 1 && port <= 65535, at, PORT_RULE.with(port));
      check.that(seen.add(port), at, REPEATED.with(port));
    }
  }

  /** A command's words, the program first. */
  public static void command(Check check, String field, List<String> command) {
    check.that(
        command.size() <= MOST_COMMAND_WORDS,
        field,
        TOO_MANY.with(MOST_COMMAND_WORDS, command.size()));
    for (var i = 0; i < command.size(); i++) {
      var word = command.get(i);
      var at = field + "[" + i + "]";
      check.that(word != null, at, NO_NULL);
      check.that(word == null || word.indexOf('\0') < 0, at, NUL);
      check.that(i > 0 || word == null || !word.isBlank(), at, EMPTY_PROGRAM);
    }
    check.that(bytes(command) <= MOST_COMMAND_BYTES, field, TOO_LONG.with(MOST_COMMAND_BYTES));
  }

  /** A user's name or number, perhaps with {@code :group}; null for the image's own. */
  public static void user(Check check, String field, String user) {
    check.that(user == null || USER.matcher(user).matches(), field, USER_RULE);
  }

  /** Where a program begins, an absolute path; null for the image's own. */
  public static void directory(Check check, String field, String directory) {
    var isPath =
        directory == null
            || (directory.startsWith("/")
                && directory.indexOf('\0') < 0
                && directory.length() <= LONGEST_DIRECTORY);
    check.that(isPath, field, DIRECTORY_RULE);
  }

  /** Processors, in whole ones and parts. */
  public static void cpus(Check check, String field, double cpus) {
    check.that(cpus >= 0.01 && cpus <= MOST_CPUS, field, RANGE.with("0.01", "1024", cpus));
  }

  /** Memory in MiB. */
  public static void memoryMiB(Check check, String field, long memoryMiB) {
    check.that(
        memoryMiB >= LEAST_MEMORY_MIB && memoryMiB <= MOST_MEMORY_MIB,
        field,
        RANGE.with(LEAST_MEMORY_MIB, MOST_MEMORY_MIB, memoryMiB));
  }

  /** A number of GPUs. */
  public static void gpus(Check check, String field, int gpus) {
    check.that(gpus >= 0 && gpus <= MOST_GPUS, field, RANGE.with(0, MOST_GPUS, gpus));
  }

  private static long bytes(List<String> texts) {
    return texts.stream()
        .filter(text -> text != null)
        .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  /** A value as shown in a message: short, and on one line. */
  private static String quote(String value) {
    var line = value.replaceAll("\\p{Cntrl}", "?");
    return "\"" + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + "\"";
  }
}
