package org.whalemountain.api.file;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jboss.logging.Logger;

/**
 * The folder where uploads wait. Each is removed with its request; what is left there at start is
 * of an agent that was killed. A lock, which dies with its process, tells whether that one lives.
 */
@ApplicationScoped
@IfBuildProperty(name = "whalemountain.agent.enabled", stringValue = "true")
public class Spool {

  private static final Logger LOG = Logger.getLogger(Spool.class);
  private static final String LOCK = ".lock";

  private final Path folder;
  private FileChannel lock;

  Spool(FileConfig config) {
    this.folder = config.spool();
  }

  void sweep(@Observes StartupEvent start) throws IOException {
    var mine = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mine));
    lock =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isLocked()) {
      LOG.warnf("another agent uses the spool too, so nothing is removed folder=%s", folder);
      return;
    }
    try (var left = Files.newDirectoryStream(folder)) {
      for (var file : left) {
        if (Files.isRegularFile(file) && !file.endsWith(LOCK)) {
          Files.delete(file);
          LOG.infof("removed an unfinished upload file=%s", file.getFileName());
        }
      }
    }
  }

  private boolean isLocked() throws IOException {
    try {
      return lock.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  void close(@Observes ShutdownEvent stop) throws IOException {
    if (lock != null) {
      lock.close();
    }
  }
}
