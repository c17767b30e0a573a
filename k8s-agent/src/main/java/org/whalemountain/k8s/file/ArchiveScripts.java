package org.whalemountain.k8s.file;

import java.nio.file.Path;
import java.util.List;

/** What is run in a container for its archives; exit codes as in {@link Scripts}. */
final class ArchiveScripts {

  /** The whole file system, with all that is mounted into it. */
  static final int EVERYTHING = 48;

  /**
   * Arguments: {@code stat} or {@code tar}, and a path. Prints what {@link PathStat#read} reads and
   * a zero byte, and then the archive, whose names begin with the path's last part. A link is a
   * link unless the path ends in a slash.
   */
  static final String FETCH =
      """
      p=$2
      [ -e "$p" ] || [ -L "$p" ] || exit 40
      command -v stat >/dev/null 2>&1 && command -v readlink >/dev/null 2>&1 || exit 45
      s=$(stat -c '%f %s %Y' "$p") || exit 47
      l=
      if [ -L "$p" ]; then l=$(readlink -f "$p") || l=$(readlink "$p"); fi
      if [ "$1" = tar ]; then
        command -v tar >/dev/null 2>&1 || exit 45
        case $p in
          / | /.) exit 48 ;;
          */.) b=. ;;
          */) b=${p%/}; b=./${b##*/}/ ;;
          *) b=${p##*/}; case $b in -*) b=./$b ;; esac ;;
        esac
        case $p in
          */.) d=$p ;;
          *) d=${p%/}; d=${d%/*} ;;
        esac
        cd -P -- "${d:-/}" || exit 47
      fi
      printf '%s\\n%s\\0' "$s" "$l"
      [ "$1" = tar ] || exit 0
      exec tar -cf - "$b"
      """;

  /**
   * Argument: a directory. Unpacks standard input there; owners stay where root does it. What
   * follows the archive's end is read too, so that nobody is left writing.
   */
  static final String STORE =
      """
      [ -e "$1" ] || exit 40
      cd -- "$1" 2>/dev/null || exit 41
      command -v tar >/dev/null 2>&1 || exit 45
      o=o
      [ "$(id -u 2>/dev/null)" = 0 ] && o=
      tar -xp${o}f - && exec cat >/dev/null
      """;

  private ArchiveScripts() {}

  static List<String> stat(String path) {
    return List.of("sh", "-c", FETCH, "sh", "stat", clean(path));
  }

  static List<String> fetch(String path) {
    return List.of("sh", "-c", FETCH, "sh", "tar", clean(path));
  }

  static List<String> store(String path) {
    return List.of("sh", "-c", STORE, "sh", path);
  }

  /** As the engine does it: without dots in between, and with the end that means something. */
  static String clean(String path) {
    var bare = Path.of(path).normalize().toString();
    var end = path.endsWith("/.") ? "/." : path.endsWith("/") ? "/" : "";
    return bare.equals("/") ? "/" : bare + end;
  }
}
