package org.whalemountain.docker.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The host's processes as {@code /proc} shows them. A process counts as a container's only where
 * its control group names the container, as a number may have passed to another process meanwhile.
 */
final class HostProcesses {

  private static final Logger LOG = Logger.getLogger(HostProcesses.class);

  private final Path proc;

  HostProcesses(Path proc) {
    this.proc = proc;
  }

  /** Whether that process can be seen here, is the container's, and lets itself be looked into. */
  boolean sees(long pid, String containerId) {
    return isOf(pid, containerId) && Files.isReadable(proc.resolve(pid + "/environ"));
  }

  /** Whether the process belongs to the container. */
  boolean isOf(long pid, String containerId) {
    return pid > 0 && text(pid, "cgroup").contains(containerId);
  }

  /**
   * The container's processes that carry the mark, and the descendants of these and of the given
   * one, whatever environment they have.
   *
   * @param first the command's first process; 0 where it is not known
   */
  Set<Long> find(Mark mark, long first, String containerId) {
    var children = new HashMap<Long, List<Long>>();
    var begin = new ArrayDeque<Long>();
    for (var pid : pids()) {
      children.computeIfAbsent(parent(pid), parent -> new ArrayList<>()).add(pid);
      if (pid == first || mark.isIn(bytes(pid, "environ"))) {
        begin.add(pid);
      }
    }
    var found = withDescendants(begin, children);
    found.removeIf(pid -> !isOf(pid, containerId));
    return found;
  }

  private static Set<Long> withDescendants(ArrayDeque<Long> begin, Map<Long, List<Long>> children) {
    var found = new LinkedHashSet<Long>();
    while (!begin.isEmpty()) {
      var pid = begin.remove();
      if (found.add(pid)) {
        begin.addAll(children.getOrDefault(pid, List.of()));
      }
    }
    return found;
  }

  private List<Long> pids() {
    try (var entries = Files.list(proc)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("[1-9]\\d{0,9}"))
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      LOG.debugf(e, "cannot list processes path=%s", proc);
      return List.of();
    }
  }

  /** Field 4 of proc(5)'s {@code stat}; field 2 is in parentheses and may hold any of them. */
  private long parent(long pid) {
    var stat = text(pid, "stat");
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return fields.length > 1 ? Long.parseLong(fields[1]) : 0;
  }

  private String text(long pid, String file) {
    return new String(bytes(pid, file), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** Nothing where the process has ended or may not be looked into. */
  private byte[] bytes(long pid, String file) {
    try {
      return Files.readAllBytes(proc.resolve(pid + "/" + file));
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
