package org.whalemountain.k8s.file;

/** What is run in a container for a transfer, with busybox's programs as the least common ones. */
final class Scripts {

  static final int NOTHING_THERE = 40;
  static final int NO_DIRECTORY = 41;
  static final int NOT_WRITABLE = 42;
  static final int NOT_STORED = 43;
  static final int IS_DIRECTORY = 44;
  static final int NO_TAR = 45;
  static final int NEITHER = 46;
  static final int NOT_READABLE = 47;

  /**
   * Arguments: directory, bytes of the archive, a name nobody uses. The archive comes by standard
   * input, which has no end here; so its length is told. All files are unpacked before the first
   * one gets its place.
   */
  static final String STORE =
      """
      cd -- "$1" 2>/dev/null || exit 41
      command -v tar >/dev/null 2>&1 && command -v head >/dev/null 2>&1 || exit 45
      t=".wm-$3"
      mkdir "$t" 2>/dev/null || exit 42
      trap 'rm -rf "$t"' EXIT
      head -c "$2" | tar -xof - -C "$t" || exit 43
      for f in "$t"/* "$t"/.[!.]* "$t"/..?*; do
        [ -e "$f" ] || continue
        [ -d "./${f##*/}" ] && exit 44
      done
      for f in "$t"/* "$t"/.[!.]* "$t"/..?*; do
        [ -e "$f" ] || continue
        mv -f "$f" "./${f##*/}" || exit 43
      done
      exit 0
      """;

  /** Argument: a path. The first line says what it is: {@code f SIZE} or {@code d}. */
  static final String FETCH =
      """
      p=$1
      [ -e "$p" ] || exit 40
      [ -r "$p" ] || exit 47
      if [ -d "$p" ]; then
        command -v tar >/dev/null 2>&1 || exit 45
        cd -P -- "$p" || exit 47
        b=${PWD##*/}
        [ -z "$b" ] || cd -P ..
        echo d
        exec tar -cf - "./${b:-.}"
      fi
      [ -f "$p" ] || exit 46
      s=$(stat -Lc %s "$p" 2>/dev/null) || s=$(wc -c <"$p")
      echo "f $s"
      exec cat "$p"
      """;

  private Scripts() {}
}
