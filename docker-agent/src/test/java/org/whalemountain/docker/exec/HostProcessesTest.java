package org.whalemountain.docker.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HostProcessesTest {

  private static final String OURS = "a".repeat(64);
  private static final Mark MARK = new Mark("00000000-1111");

  @TempDir Path proc;

  @BeforeEach
  void someProcesses() throws IOException {
    process(10, 1, OURS, "PATH=/bin");
    process(20, 1, OURS, "A=b\0" + MARK.environment() + "\0");
    process(21, 20, OURS, "");
    process(22, 21, "b".repeat(64), "");
    process(30, 1, "b".repeat(64), MARK.environment() + "\0");
    process(40, 1, OURS, MARK.environment() + "2\0");
    process(50, 1, OURS, "");
    process(51, 50, OURS, "");
    Files.createDirectory(proc.resolve("sys"));
  }

  @Test
  void markedOnesAndTheirDescendantsAreFound() {
    assertThat(new HostProcesses(proc).find(MARK, 0, OURS)).containsExactlyInAnyOrder(20L, 21L);
  }

  @Test
  void theFirstProcessAndItsDescendantsAreFoundWithoutAMark() {
    assertThat(new HostProcesses(proc).find(MARK, 50, OURS))
        .containsExactlyInAnyOrder(20L, 21L, 50L, 51L);
  }

  @Test
  void aNumberThatPassedToAnotherContainersProcessIsLeftAlone() {
    assertThat(new HostProcesses(proc).find(new Mark("none"), 30, OURS)).isEmpty();
  }

  private void process(long pid, long parent, String container, String environment)
      throws IOException {
    var directory = Files.createDirectory(proc.resolve(Long.toString(pid)));
    Files.writeString(directory.resolve("stat"), pid + " (a ) b) S " + parent + " 1 1 0");
    Files.writeString(directory.resolve("cgroup"), "4:memory:/docker/" + container + "\n");
    Files.writeString(directory.resolve("environ"), environment);
  }
}
