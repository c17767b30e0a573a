package org.whalemountain.k8s.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalemountain.api.container.StatsSample;
import org.whalemountain.k8s.lent.Target;

/**
 * One look at a container's control group.
 *
 * @param at when the line arrived
 * @param memoryBytes in use
 * @param cacheBytes of them, what can be dropped
 * @param cpuNanos processor time since it was started
 * @param processes in it
 * @param receivedBytes by its network
 * @param sentBytes by its network
 */
record Reading(
    Instant at,
    long memoryBytes,
    long cacheBytes,
    long cpuNanos,
    long processes,
    long receivedBytes,
    long sentBytes) {

  private static final Pattern LINE =
      Pattern.compile("(\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18})");

  /**
   * Prints a line for each look, with the shell's own words only. Arguments: how many lines, a
   * second apart. Control groups of version 2 have one folder, those of version 1 one for each
   * kind.
   */
  static final String SCRIPT =
      """
      n=$1
      g=/sys/fs/cgroup
      while :; do
        m=0; i=0; c=0; p=1; r=0; t=0
        if [ -f $g/memory.current ]; then
          read -r m <$g/memory.current
          while read -r k v; do [ "$k" = inactive_file ] && i=$v; done <$g/memory.stat
          while read -r k v; do [ "$k" = usage_usec ] && c=$((v*1000)); done <$g/cpu.stat
          [ -f $g/pids.current ] && read -r p <$g/pids.current
        else
          read -r m <$g/memory/memory.usage_in_bytes
          while read -r k v; do [ "$k" = total_inactive_file ] && i=$v; done <$g/memory/memory.stat
          for f in $g/cpuacct/cpuacct.usage $g/cpu,cpuacct/cpuacct.usage; do
            [ -f $f ] && read -r c <$f
          done
          [ -f $g/pids/pids.current ] && read -r p <$g/pids/pids.current
        fi
        while read -r d a b x y z u v w s rest; do
          case $d in lo:|*'|'*) ;; *:) r=$((r+a)); t=$((t+s)) ;; esac
        done </proc/net/dev
        echo "$m $i $c $p $r $t"
        n=$((n-1))
        [ $n -gt 0 ] || exit 0
        sleep 1
      done
      """;

  /** What a line says; nothing where it is none. */
  static Optional<Reading> of(String line, Instant at) {
    var found = LINE.matcher(line.strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    var number = new long[6];
    for (var i = 0; i < number.length; i++) {
      number[i] = Long.parseLong(found.group(i + 1));
    }
    return Optional.of(
        new Reading(at, number[0], number[1], number[2], number[3], number[4], number[5]));
  }

  /** The use of processors between the two looks, and all else as it is now. */
  StatsSample since(Reading before, Target target) {
    var nanos = Duration.between(before.at, at).toNanos();
    var used = Math.max(0, cpuNanos - before.cpuNanos);
    return new StatsSample(
        at,
        nanos <= 0 ? 0 : 100.0 * used / nanos,
        target.cpus(),
        Math.max(0, memoryBytes - cacheBytes),
        target.memoryMiB() * 1024 * 1024,
        receivedBytes,
        sentBytes,
        // the one that looks is not the person's
        Math.max(1, processes - 1),
        List.of());
  }
}
