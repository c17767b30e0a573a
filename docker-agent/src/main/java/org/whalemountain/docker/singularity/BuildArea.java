package org.whalemountain.docker.singularity;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/**
 * The folder of the finished files and of those under way. What is finished says by its name what
 * it is; everything else there at start is of an agent that was killed. A lock, which dies with its
 * process, tells whether that one lives.
 */
@ApplicationScoped
class BuildArea {

  private static final Logger LOG = Logger.getLogger(BuildArea.class);
  private static final long MIB = 1024 * 1024;
  private static final String LOCK = ".lock";
  private static final Sentence TOO_LARGE =
      new Sentence(
          "The host keeps at most {0} MiB of Singularity files; this image needs more.",
          "このホストが保持する Singularity ファイルは合計 {0} MiB までで、このイメージはそれを超えます。");
  private static final Sentence DISK_FULL =
      new Sentence(
          "The host's disk has too little free space to build this file.",
          "ホストのディスクの空きが足りないため、このファイルを作成できません。");

  private final Path folder;
  private final long limit;
  private final long floor;
  private FileChannel lock;
  private boolean isMine;

  BuildArea(SingularityConfig config) {
    this.folder = config.area().toAbsolutePath();
    this.limit = config.areaLimitMib() * MIB;
    this.floor = config.diskFloorMib() * MIB;
  }

  void sweep(@Observes StartupEvent start) throws IOException {
    if (!isMine()) {
      LOG.warnf(
          "perhaps another agent uses the build area too: nothing is removed folder=%s", folder);
      return;
    }
    for (var file : files()) {
      if (SifName.of(file).isEmpty()) {
        Files.deleteIfExists(file);
        LOG.infof("removed an unfinished build file=%s", file.getFileName());
      }
    }
  }

  /** Whether no other agent that runs uses it. */
  synchronized boolean isMine() {
    if (lock == null) {
      try {
        var mine = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mine));
        var create = StandardOpenOption.CREATE;
        lock = FileChannel.open(folder.resolve(LOCK), create, StandardOpenOption.WRITE);
        isMine = lock.tryLock() != null;
      } catch (OverlappingFileLockException e) {
        isMine = false;
      } catch (IOException e) {
        // all else the agent does needs no such folder
        LOG.warnf(e, "the build area cannot be used folder=%s", folder);
      }
    }
    return isMine;
  }

  /** Whether files can be made there. */
  boolean isUsable() {
    return Files.isDirectory(folder) && Files.isWritable(folder);
  }

  void close(@Observes ShutdownEvent stop) throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  /** What stands for this area wherever a name is needed. */
  String name() {
    return folder.toString();
  }

  /** A path in it that is free. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** The finished file. */
  Optional<Path> find(String image, Compression compression) {
    return files().stream()
        .filter(file -> SifName.of(file).filter(it -> it.isOf(image, compression)).isPresent())
        .findFirst();
  }

  /** Notes that somebody wants it. */
  void used(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException gone) {
      LOG.debugf(gone, "could not be touched file=%s", file.getFileName());
    }
  }

  /**
   * Makes room for so many bytes more, at the cost of what was not wanted for the longest.
   *
   * @throws ApiException {@code host-full}
   */
  synchronized void require(long more) {
    while (held() + more > limit) {
      dropOldest(TOO_LARGE.with(limit / MIB));
    }
    while (free() - more < floor) {
      dropOldest(DISK_FULL);
    }
  }

  private void dropOldest(Sentence otherwise) {
    var oldest =
        files().stream()
            .filter(file -> SifName.of(file).isPresent())
            .min(Comparator.comparingLong(BuildArea::wanted))
            .orElseThrow(() -> new ApiException(ErrorCode.HOST_FULL, otherwise));
    remove(oldest);
    LOG.infof("made room file=%s", oldest.getFileName());
  }

  /** Removes a file of the area; who reads it may read on. */
  void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long free() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long held() {
    return files().stream().mapToLong(BuildArea::size).sum();
  }

  private List<Path> files() {
    try (var all = Files.list(folder)) {
      return all.filter(file -> !file.endsWith(LOCK)).toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 0 for one that went meanwhile. */
  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException gone) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long wanted(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (NoSuchFileException gone) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
