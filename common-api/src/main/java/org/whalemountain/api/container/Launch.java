package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * How a container's program is started, where somebody may sit before it. What is left out is no,
 * and as the image says.
 *
 * @param tty whether it has a terminal of its own; its two outputs are one then
 * @param stdin whether it reads what is sent by those who are attached
 * @param stdinOnce whether its input ends with the first who was attached
 * @param once whether its host never starts it again by itself
 * @param held whether it is made only: a later call starts it
 * @param entrypoint before the command, instead of the image's own and of its usual command
 * @param directory where it begins, absolute
 * @param user a name or number, perhaps with {@code :group}
 * @param labels words of its owner's, by key; nothing acts on them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Launch(
    Boolean tty,
    Boolean stdin,
    Boolean stdinOnce,
    Boolean once,
    Boolean held,
    List<String> entrypoint,
    String directory,
    String user,
    Map<String, String> labels) {

  private static final int MOST_LABELS = 64;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 1024;
  private static final int MOST_CHARACTERS = 8192;
  private static final Sentence LABELS_RULE =
      new Sentence(
          "must be at most 64 with keys of at most 128 and values of at most 1024 characters, together at most 8192",
          "は 64 個まで、キーは 128 文字、値は 1024 文字、合計 8192 文字までです");

  public Launch {
    tty = Boolean.TRUE.equals(tty);
    stdin = Boolean.TRUE.equals(stdin);
    stdinOnce = Boolean.TRUE.equals(stdinOnce);
    once = Boolean.TRUE.equals(once);
    held = Boolean.TRUE.equals(held);
    // unlike List.copyOf these let a null through to the check that names it
    entrypoint =
        entrypoint == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(entrypoint));
    labels = labels == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(labels));
    var check = new Check();
    Definition.command(check, "entrypoint", entrypoint);
    Definition.directory(check, "directory", directory);
    Definition.user(check, "user", user);
    labels(check, "labels", labels);
    check.done();
  }

  /** As the image says. */
  public Launch(boolean tty, boolean stdin, boolean stdinOnce, boolean once, boolean held) {
    this(tty, stdin, stdinOnce, once, held, null, null, null, null);
  }

  /** In the background, at once, and again where it fails. */
  public static final Launch USUAL = new Launch(false, false, false, false, false);

  /**
   * The same manner, of a program that begins so.
   *
   * @param manner null for the usual one
   * @return null where nothing but the usual is asked for, as before there was such a thing
   */
  public static Launch of(
      Launch manner,
      List<String> entrypoint,
      String directory,
      String user,
      Map<String, String> labels) {
    if (entrypoint.isEmpty() && directory == null && user == null && labels.isEmpty()) {
      return manner;
    }
    var how = of(manner);
    return new Launch(
        how.tty, how.stdin, how.stdinOnce, how.once, how.held, entrypoint, directory, user, labels);
  }

  /** Itself, or the usual where nothing was said. */
  public static Launch of(Launch said) {
    return said == null ? USUAL : said;
  }

  /** Labels of an owner's: not too many, not too long. What is wrong is noted in the check. */
  public static void labels(Check check, String field, Map<String, String> labels) {
    check.that(areSound(labels), field, LABELS_RULE);
  }

  private static boolean areSound(Map<String, String> labels) {
    var characters = 0;
    for (var label : labels.entrySet()) {
      var value = label.getValue();
      if (label.getKey().isBlank()
          || label.getKey().length() > LONGEST_KEY
          || value == null
          || value.length() > LONGEST_VALUE
          || (label.getKey() + value).indexOf('\0') >= 0) {
        return false;
      }
      characters += label.getKey().length() + value.length();
    }
    return labels.size() <= MOST_LABELS && characters <= MOST_CHARACTERS;
  }
}
