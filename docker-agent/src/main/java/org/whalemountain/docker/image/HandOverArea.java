package org.whalemountain.docker.image;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/**
 * The folder where layers wait on their way from a build engine. Each image has a folder in it that
 * goes with it; what is there at start is of an agent that was killed. A lock, which dies with its
 * process, tells whether that one lives.
 */
@ApplicationScoped
class HandOverArea {
  private static final Logger LOG = Logger.getLogger(HandOverArea.class);
  private static final String LOCK = ".lock";
  private static final long MIB = 1024 * 1024;
  private static final Sentence TOO_LARGE =
      new Sentence(
          "The image is larger than the {0} MiB that one may add to the host.",
          "イメージが、ホストに追加できる {0} MiB を超えています。");
  private static final Sentence DISK_FULL =
      new Sentence(
          "The host's disk has too little free space for this image.",
          "ホストのディスクの空きが足りないため、このイメージを取り込めません。");

  private final Path folder;
  private final long limit;
  private final long floor;
  private FileChannel lock;

  HandOverArea(HandOverConfig config) {
    this.folder = config.area().toAbsolutePath();
    this.limit = config.limitMib() * MIB;
    this.floor = config.diskFloorMib() * MIB;
  }

  void sweep(@Observes StartupEvent start) {
    try {
      create();
      var write = StandardOpenOption.WRITE;
      lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, write);
      if (isLocked()) {
        LOG.warnf("another agent uses it too, so nothing is removed folder=%s", folder);
        return;
      }
      try (var left = Files.newDirectoryStream(folder, Files::isDirectory)) {
        for (var image : left) {
          remove(image);
          LOG.infof("removed an unfinished image folder=%s", image.getFileName());
        }
      }
    } catch (IOException e) {
      // all else the agent does needs no such folder
      LOG.warnf(e, "images cannot be brought in folder=%s", folder);
    }
  }

  void close(@Observes ShutdownEvent stop) throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  private void create() throws IOException {
    var mine = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mine));
  }

  private boolean isLocked() throws IOException {
    try {
      return lock.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** A folder for one image. */
  Place open() throws IOException {
    create();
    return new Place(Files.createTempDirectory(folder, "image"));
  }

  /** Where one image's layers wait. */
  final class Place implements Closeable {
    private final Path path;
    private long held;

    private Place(Path path) {
      this.path = path;
    }

    Path path() {
      return path;
    }

    /**
     * Makes sure that so many bytes more may come.
     *
     * @throws ApiException {@code host-full}
     */
    void require(long more) throws IOException {
      if (more > limit - held) {
        throw new ApiException(ErrorCode.HOST_FULL, TOO_LARGE.with(limit / MIB));
      }
      if (Files.getFileStore(path).getUsableSpace() - more < floor) {
        throw new ApiException(ErrorCode.HOST_FULL, DISK_FULL);
      }
    }

    /** Notes that so many bytes stay. */
    void keep(long bytes) {
      held += bytes;
    }

    @Override
    public void close() throws IOException {
      remove(path);
    }
  }

  private static void remove(Path image) throws IOException {
    try (var files = Files.walk(image)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
