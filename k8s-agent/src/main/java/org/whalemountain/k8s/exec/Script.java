package org.whalemountain.k8s.exec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.whalemountain.api.problem.Sentence;

/**
 * A program with all that was wished of it, as words for a pod. The shell of the image sets
 * environments and directory and hands over to it.
 *
 * <p>Through a cluster's API standard input has no end: fabric8's client speaks {@code
 * v4.channel.k8s.io}, which has no word for it. So what is fed comes in frames, each a line with
 * its length and so many bytes, and a length of 0 is the end ({@link Feed}). A shell beside the
 * program takes them apart: it reads the line byte by byte, as every shell must, and leaves the
 * bytes to a {@code dd} or {@code head} that takes exactly so many. What comes when the program
 * reads no more is taken all the same: containerd (1.6) lets no command end whose input is stuck,
 * and what is under way when one ends breaks its connection and loses its exit code. So the script
 * tells on standard error when the program has ended ({@link EndMark}), and ends itself when it is
 * told the input's end for that. What takes the input does not bear the mark: it must outlive what
 * is killed.
 */
final class Script {

  /** The first line, by which the agent's own shells are known among a container's processes. */
  static final String SIGN = "# whalemountain\n";

  private static final Sentence NO_TAKER =
      new Sentence(
          "This image has no cat, or no dd and no head, so a cluster cannot send its programs anything.",
          "このイメージには cat がないか、dd も head もないため、クラスターではプログラムに入力を送れません。");

  /** What follows the mark where the program has ended. */
  private static final String ENDED = "-ended\n";

  /** Argument: how so many bytes as {@code $1} says are taken. */
  private static final String FEED =
      SIGN
          + """
          _wm_take=$1
          while read -r _wm_n && [ "$_wm_n" -gt 0 ]; do
            set -- "$_wm_n"
            eval "$_wm_take" || break
          done
          """;

  /**
   * Arguments: mark, how, directory, what is said without dd and head, {@link #FEED}, how many
   * environments, these, the command.
   */
  private static final String RUN =
      SIGN
          + """
          export %1$s="$1"; _wm_how=$2 _wm_at=$3 _wm_no=$4 _wm_feed=$5 _wm_n=$6
          shift 6
          _wm_drain='%2$scat; exec cat >/dev/null'
          while [ "$_wm_n" -gt 0 ]; do export "$1"; shift; _wm_n=$((_wm_n-1)); done
          if [ -n "$_wm_at" ]; then cd -- "$_wm_at" || exit 126; fi
          case $_wm_how in
            before) exec "$@" ;;
            alone)
              command -v "$1" >/dev/null || exit 127
              echo
              exec "$@" </dev/null >/dev/null 2>&1
              ;;
          esac
          command -v cat >/dev/null 2>&1 || { echo "$_wm_no" >&2; exit 126; }
          if echo | dd bs=1 count=1 iflag=fullblock >/dev/null 2>&1; then
            _wm_take='dd bs="$1" count=1 iflag=fullblock'
          elif [ "$(echo ab | { head -c 1; head -c 1; } 2>/dev/null)" = ab ]; then
            _wm_take='head -c "$1"'
          elif echo | dd bs=1 count=1 >/dev/null 2>&1; then
            _wm_take='dd bs=1 count="$1"'
          else
            echo "$_wm_no" >&2
            exit 126
          fi
          exec 3<&0 4>&2 2>/dev/null
          { unset %1$s; exec sh -c "$_wm_feed" sh "$_wm_take"; } <&3 3<&- 4>&- | {
            unset %1$s
            exec sh -c "$_wm_drain" 3<&- 4>&-
          } | {
            ( exec "$@" 2>&4 3<&- 4>&- )
            _wm_code=$?
            exec </dev/null
            echo "$%1$s-ended" >&4
            exit $_wm_code
          }
          """
              .formatted(Words.NAME, SIGN);

  private Script() {}

  /** What is written to standard error when a program that is fed has ended. */
  static byte[] ended(String mark) {
    return (mark + ENDED).getBytes(StandardCharsets.US_ASCII);
  }

  /** How a program gets its input. */
  enum How {
    /** Straight from the connection, which has no end. */
    BEFORE,
    /** In frames. */
    FED,
    /** Nothing, and its output goes nowhere. An empty line tells before that it is there. */
    ALONE
  }

  static Words words(String mark, How how, Program program) {
    var all = new ArrayList<>(List.of("sh", "-c", RUN, "sh", mark));
    all.add(how.name().toLowerCase(Locale.ROOT));
    all.add(program.directory() == null ? "" : program.directory());
    all.add(NO_TAKER.in(program.language()));
    all.add(FEED);
    all.add(Integer.toString(program.environments().size()));
    all.addAll(program.environments());
    all.addAll(program.command());
    return new Words(mark, all);
  }
}
